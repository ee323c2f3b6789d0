import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, type Peer, textSetting } from "../../../lowering.ts";
import { type FollowedDatabase, followedDatabase } from "../../followed-database.ts";
import type { LooseMap } from "../../loose-map.ts";
import { GRANTS, members } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { type SignIn, signIn, userOf } from "./sign-in.ts";

const SERVICE = "datastream.googleapis.com";
const PRIVATE = "datastream.privateConnection";
const PROFILE = "datastream.connectionProfile";
const STREAM = "datastream.stream";
const WAITING_FOR_DATABASE = "its database is named in the environment's settings";
/** Databases that the service follows, of those that a drawing can name. */
const FOLLOWED: ReadonlySet<string> = new Set(["postgres", "mysql"]);

/** Google's own service copies the tables once, then follows the log of the database into BigQuery's tables. */
export const datastream: Lowering = {
  cloud: "gcp",
  kind: "database-source",
  variant: "datastream",
  service: "Datastream",
  gap: "it writes tables, never a stream; a person starts it once the database is prepared; PostgreSQL and MySQL only",
  minutes: [8, 25],
  needs: ["network"],
  outputs: (part) => ({
    ports: { tables: { protocol: "datastream", streamPath: pathOf(part, STREAM, { name: nameOf(part, STREAM, "stream") }) } },
  }),
  refuses: (_self, data, direction, peer) => {
    if (direction !== "out") return undefined;
    if (data === "events") return `Datastream writes tables, not the stream “${peer.component.title}”: choose Debezium as its engine.`;
    return data === "tables" && peer.variant !== "bigquery-iceberg"
      ? `Datastream writes into tables that BigQuery manages: switch managed tables on for “${peer.component.title}”.`
      : undefined;
  },
  lower: (context) => {
    reportEngine(context);
    const login = signIn(context);
    return [
      ...login.resources,
      ...members(context, { name: GRANTS, member: serviceAgentMember(context, SERVICE), statements: [...login.read, ...context.grants] }),
      ...(isPrivate(context) ? [privateConnection(context)] : []),
      ...context.outgoing("tables").flatMap((lake) => follow(context, lake, login)),
    ];
  },
};

function reportEngine(context: LoweringContext): void {
  const engine = textSetting(context, "databaseEngine");
  if (FOLLOWED.has(engine)) return;
  context.report({
    severity: "error",
    code: "ZL-GCP-DATASTREAM-ENGINE",
    message: `“${context.component.title}” cannot be followed by Datastream here: its database is ${engine}.`,
    target: { component: context.component.id, setting: "databaseEngine" },
    hint: "Choose Debezium as its engine, with a stream behind it.",
  });
}

function isPrivate(part: Part): boolean {
  return textSetting(part, "reachability") !== "public";
}

function privateConnection(context: LoweringContext): DesiredResource {
  const name = nameOf(context, PRIVATE, "private");
  return gcpResource(context, {
    name: "private",
    type: PRIVATE,
    at: { name },
    properties: { displayName: name, pscInterfaceConfig: { networkAttachment: context.platform("network")?.["attachmentPath"] } },
    minutes: [5, 15],
  });
}

function follow(context: LoweringContext, lake: Peer, login: SignIn): readonly DesiredResource[] {
  const database = followedDatabase(context);
  const waiting = database === undefined ? { deferredUntil: WAITING_FOR_DATABASE } : {};
  const key = lake.component.id;
  const connection = { privateConnection: pathOf(context, PRIVATE, { name: nameOf(context, PRIVATE, "private") }) };
  return [
    profile(context, {
      name: "source",
      key,
      properties: { ...sourceProfile(context, database, login), ...(isPrivate(context) ? { privateConnectivity: connection } : {}) },
      ...waiting,
    }),
    profile(context, { name: "target", key, properties: { bigqueryProfile: {} } }),
    stream(context, lake, { database, ...waiting }),
  ];
}

interface Waiting {
  readonly deferredUntil?: string;
}

interface Profile extends Waiting {
  readonly name: "source" | "target";
  readonly key: string;
  readonly properties: LooseMap;
}

function profile(context: LoweringContext, { properties, ...part }: Profile): DesiredResource {
  const name = nameOf(context, PROFILE, part.name, part.key);
  return gcpResource(context, {
    ...part,
    type: PROFILE,
    at: { name },
    properties: { displayName: name, ...properties },
    dependsOn: [GRANTS],
  });
}

function sourceProfile(context: LoweringContext, database: FollowedDatabase | undefined, login: SignIn): LooseMap {
  const common = {
    hostname: database?.host,
    port: database?.port,
    username: userOf(context),
    secretManagerStoredPassword: `${login.secretPath}/versions/latest`,
  };
  return textSetting(context, "databaseEngine") === "mysql"
    ? { mysqlProfile: common }
    : { postgresqlProfile: { ...common, database: database?.name } };
}

function stream(
  context: LoweringContext,
  lake: Peer,
  { database, ...waiting }: Waiting & { readonly database: FollowedDatabase | undefined },
): DesiredResource {
  const key = lake.component.id;
  const name = nameOf(context, STREAM, "stream", key);
  return gcpResource(context, {
    name: "stream",
    key,
    type: STREAM,
    at: { name },
    properties: {
      displayName: name,
      sourceConfig: {
        sourceConnectionProfile: pathOf(context, PROFILE, { name: nameOf(context, PROFILE, "source", key) }),
        ...sourceConfig(context, database),
      },
      destinationConfig: {
        destinationConnectionProfile: pathOf(context, PROFILE, { name: nameOf(context, PROFILE, "target", key) }),
        bigqueryDestinationConfig: {
          appendOnly: {},
          sourceHierarchyDatasets: {
            datasetTemplate: { location: context.target.region, datasetIdPrefix: `${context.component.id.replaceAll("-", "_")}_` },
          },
          blmtConfig: {
            bucket: lake.outputs["bucketName"],
            rootPath: "/cdc",
            connectionName: join(context.target.account, ".", context.target.region, ".", lake.outputs["connectionName"] ?? ""),
            fileFormat: "PARQUET",
            tableFormat: "ICEBERG",
          },
        },
      },
      backfillAll: {},
      customerManagedEncryptionKey: keyName(context),
    },
    dependsOn: [...afterKeyGrant(context, SERVICE)],
    minutes: [1, 5],
    ...waiting,
  });
}

function sourceConfig(context: LoweringContext, database: FollowedDatabase | undefined): LooseMap {
  if (textSetting(context, "databaseEngine") === "mysql") {
    return { mysqlSourceConfig: { includeObjects: { mysqlDatabases: [{ database: database?.name }] } } };
  }
  const slot = `zerolake_${context.component.id.replaceAll("-", "_")}`;
  return {
    postgresqlSourceConfig: {
      publication: slot,
      replicationSlot: slot,
      includeObjects: { postgresqlSchemas: [{ schema: database?.schema }] },
    },
  };
}
