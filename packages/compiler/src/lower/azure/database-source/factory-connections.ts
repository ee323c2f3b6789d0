import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { FACTORY_CREDENTIAL, factoryPartId } from "../data-factory/factory.ts";
import { azureResource } from "../resource.ts";
import { DATABASE_CONNECTORS, databasePlace } from "./database-connector.ts";
import type { CopiedDatabase } from "./source-queries.ts";

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

export interface SourceSignIn {
  readonly user: string;
  readonly vaultUri: string;
  readonly secretName: string;
}

export interface Connections {
  readonly database: CopiedDatabase;
  readonly signIn: SourceSignIn;
  /** Account and container of the files on their way. */
  readonly scratch: { readonly account: string; readonly container: string };
  readonly lakes: readonly Peer[];
  readonly dependsOn: readonly string[];
}

/** A machine of the user's own has to stand between the factory and the database. */
export function isPrivate(context: LoweringContext): boolean {
  return textSetting(context, "reachability", "public") !== "public";
}

/** Everything that the factory reads and writes, by identity where the service knows one. */
export function connections(
  context: LoweringContext,
  { database, signIn, scratch, lakes, dependsOn }: Connections,
): readonly DesiredResource[] {
  const connector = DATABASE_CONNECTORS[database.engine];
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
        type: connector.service,
        ...(isPrivate(context) ? { connectVia: { type: "IntegrationRuntimeReference", referenceName: OWN_RUNTIME } } : {}),
        typeProperties: { ...databasePlace(context, database, signIn.user), password: password(signIn) },
      },
      [...(isPrivate(context) ? ["runtime"] : []), serviceAddress(context, VAULT_SERVICE), ...dependsOn],
    ),
    dataset(context, SOURCE_DATASET, { type: connector.table, linkedServiceName: linked(DATABASE_SERVICE), typeProperties: {} }),
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

function linked(referenceName: string) {
  return { type: "LinkedServiceReference", referenceName } as const;
}
