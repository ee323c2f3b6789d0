import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import type { DatabaseEngine, FollowedDatabase } from "../../followed-database.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { FACTORY_CREDENTIAL, factoryPartId } from "../data-factory/factory.ts";
import { azureResource } from "../resource.ts";

const SERVICES = "Microsoft.DataFactory/factories/linkedservices";
const RUNTIMES = "Microsoft.DataFactory/factories/integrationRuntimes";
const DATASETS = "Microsoft.DataFactory/factories/datasets";

export const STORAGE_SERVICE = "storage";
const DATABASE_SERVICE = "database";
const VAULT_SERVICE = "vault";
/** Runs on a machine that reaches the database. */
const OWN_RUNTIME = "private";
export const SOURCE_DATASET = "rows";
export const STAGED_DATASET = "staged";

/** Kinds of the factory's own connectors: of the service and of its tables. */
const CONNECTORS: Readonly<Record<Exclude<DatabaseEngine, "mongodb">, readonly [service: string, table: string]>> = {
  postgres: ["PostgreSqlV2", "PostgreSqlV2Table"],
  mysql: ["MySql", "MySqlTable"],
  sqlserver: ["SqlServer", "SqlServerTable"],
  oracle: ["Oracle", "OracleTable"],
};
const ENCRYPTION: Readonly<Record<string, { readonly postgres: number; readonly mysql: number; readonly sqlserver: string }>> = {
  disable: { postgres: 0, mysql: 0, sqlserver: "optional" },
  require: { postgres: 3, mysql: 2, sqlserver: "mandatory" },
  "verify-full": { postgres: 5, mysql: 4, sqlserver: "strict" },
};

export interface SourceSignIn {
  readonly user: string;
  readonly vaultUri: string;
  readonly secretName: string;
}

export interface Connections {
  readonly database: FollowedDatabase;
  readonly signIn: SourceSignIn;
  /** Account and container of the files on their way. */
  readonly scratch: { readonly account: string; readonly container: string };
  readonly lakes: readonly Peer[];
  readonly dependsOn: readonly string[];
}

export function isPrivate(context: LoweringContext): boolean {
  return textSetting(context, "reachability", "public") !== "public";
}

/** Everything that the factory reads and writes, by identity where the service knows one. */
export function connections(
  context: LoweringContext,
  { database, signIn, scratch, lakes, dependsOn }: Connections,
): readonly DesiredResource[] {
  const [kind, table] = CONNECTORS[database.engine as keyof typeof CONNECTORS];
  return [
    ...(isPrivate(context) ? [runtime(context)] : []),
    service(context, VAULT_SERVICE, {
      type: "AzureKeyVault",
      typeProperties: { baseUrl: signIn.vaultUri, credential: FACTORY_CREDENTIAL },
    }),
    service(context, STORAGE_SERVICE, storage(scratch.account)),
    ...lakes.map((lake) => service(context, lakeService(lake), storage(String(lake.outputs["accountName"])))),
    service(
      context,
      DATABASE_SERVICE,
      {
        type: kind,
        ...(isPrivate(context) ? { connectVia: { type: "IntegrationRuntimeReference", referenceName: OWN_RUNTIME } } : {}),
        typeProperties: { ...place(context, database, signIn.user), password: password(signIn) },
      },
      [...(isPrivate(context) ? ["runtime"] : []), serviceAddress(context, VAULT_SERVICE), ...dependsOn],
    ),
    dataset(context, SOURCE_DATASET, { type: table, linkedServiceName: linked(DATABASE_SERVICE), typeProperties: {} }),
    dataset(context, STAGED_DATASET, {
      type: "Parquet",
      linkedServiceName: linked(STORAGE_SERVICE),
      parameters: { folder: { type: "String" }, file: { type: "String" } },
      typeProperties: {
        location: {
          type: "AzureBlobFSLocation",
          fileSystem: scratch.container,
          folderPath: { value: "@dataset().folder", type: "Expression" },
          fileName: { value: "@dataset().file", type: "Expression" },
        },
        compressionCodec: "snappy",
      },
    }),
  ];
}

function serviceAddress(context: LoweringContext, name: string): string {
  return addressIn(context, "service", name);
}

export function lakeService({ component }: Pick<Peer, "component">): string {
  return `lake-${component.id}`;
}

function runtime(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "runtime",
    type: RUNTIMES,
    id: factoryPartId(context, RUNTIMES, OWN_RUNTIME),
    body: { properties: { type: "SelfHosted" } },
    dependsOn: ["factory"],
  });
}

function service(context: LoweringContext, name: string, properties: LooseMap, dependsOn: readonly string[] = []): DesiredResource {
  return azureResource(context, {
    name: "service",
    key: name,
    type: SERVICES,
    id: factoryPartId(context, SERVICES, name),
    body: { properties },
    dependsOn: ["credential", ...dependsOn],
  });
}

function dataset(context: LoweringContext, name: string, properties: LooseMap): DesiredResource {
  const { referenceName } = properties["linkedServiceName"] as { readonly referenceName: string };
  return azureResource(context, {
    name: "dataset",
    key: name,
    type: DATASETS,
    id: factoryPartId(context, DATASETS, name),
    body: { properties },
    dependsOn: [serviceAddress(context, referenceName)],
  });
}

function storage(account: string): LooseMap {
  return { type: "AzureBlobFS", typeProperties: { url: `https://${account}.dfs.core.windows.net`, credential: FACTORY_CREDENTIAL } };
}

function password({ secretName }: SourceSignIn): LooseMap {
  return { type: "AzureKeyVaultSecret", store: linked(VAULT_SERVICE), secretName };
}

/** Where the database answers, in the words of its connector. */
function place(context: LoweringContext, { engine, host, port, name }: FollowedDatabase, user: string): LooseMap {
  const encryption = ENCRYPTION[textSetting(context, "tls")];
  switch (engine) {
    case "postgres":
      return { server: host, port, database: name, username: user, authenticationType: "Basic", sslMode: encryption?.postgres };
    case "mysql":
      return { server: host, port, database: name, username: user, sslMode: encryption?.mysql };
    case "sqlserver":
      return {
        server: `${host},${port}`,
        database: name,
        authenticationType: "SQL",
        userName: user,
        encrypt: encryption?.sqlserver,
        trustServerCertificate: textSetting(context, "tls") !== "verify-full",
      };
    default:
      return { server: `${host}:${port}/${name}`, authenticationType: "Basic", username: user };
  }
}

function linked(referenceName: string) {
  return { type: "LinkedServiceReference", referenceName } as const;
}
