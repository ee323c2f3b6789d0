import { join, type Value } from "@zerolake/resources";
import { type LoweringContext, optionalText, type Peer, textSetting } from "../../../lowering.ts";
import { type DatabaseEngine, type FollowedDatabase, tableList } from "../../followed-database.ts";
import type { LooseMap } from "../../loose-map.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { signInField } from "./sign-in.ts";

/** Databases whose changes are not understood without the history of their tables, which the connector keeps in a topic. */
const NEEDS_HISTORY: ReadonlySet<DatabaseEngine> = new Set(["mysql", "sqlserver", "oracle"]);
/** Two connectors on one MySQL must differ in this number; it is enough that it is rarely taken. */
const SERVER_ID_BASE = 5400;
const SERVER_ID_SPREAD = 1000;

/** The topic that keeps the history of tables. */
export function historyTopic(context: LoweringContext): string {
  return `${context.component.id}-schema-history`;
}

export interface Followed {
  readonly database: FollowedDatabase;
  readonly stream: Peer;
  /** ARN of the secret with the sign-in. */
  readonly secret: Value;
}

/**
 * What the connector does: copy once, then follow; each change becomes the row as it is now, with what happened to it, in
 * the one topic of this source.
 */
export function debeziumConfiguration(context: LoweringContext, { database, stream, secret }: Followed): LooseMap {
  return {
    "connector.class": database.connector,
    "tasks.max": "1",
    "topic.prefix": context.component.id,
    ...connection(context, database, secret),
    ...(database.engine === "mongodb" ? {} : { "table.include.list": tableList(context, database) }),
    "snapshot.mode": "initial",
    "tombstones.on.delete": "false",
    transforms: "row,topic",
    "transforms.row.type":
      database.engine === "mongodb"
        ? "io.debezium.connector.mongodb.transforms.ExtractNewDocumentState"
        : "io.debezium.transforms.ExtractNewRecordState",
    "transforms.row.delete.tombstone.handling.mode": "rewrite",
    "transforms.row.add.fields": "op,table,source.ts_ms",
    "transforms.topic.type": "org.apache.kafka.connect.transforms.RegexRouter",
    "transforms.topic.regex": ".*",
    "transforms.topic.replacement": writtenTopic(context, stream)?.topic,
    ...(NEEDS_HISTORY.has(database.engine) ? history(context, stream) : {}),
  };
}

function connection(context: LoweringContext, database: FollowedDatabase, secret: Value): LooseMap {
  const user = optionalText(context, "user") ?? signInField(secret, "username");
  const password = signInField(secret, "password");
  const { engine, host, port, name, schema } = database;
  if (engine === "mongodb")
    return {
      "mongodb.connection.string": `mongodb://${host}:${port}/?tls=${String(textSetting(context, "tls") !== "disable")}`,
      "mongodb.user": user,
      "mongodb.password": password,
      "database.include.list": name,
    };
  const common = { "database.hostname": host, "database.port": String(port), "database.user": user, "database.password": password };
  switch (engine) {
    case "postgres":
      return {
        ...common,
        "database.dbname": name,
        "database.sslmode": textSetting(context, "tls"),
        "plugin.name": "pgoutput",
        "schema.include.list": schema,
        "slot.name": `zerolake_${context.component.id.replaceAll("-", "_")}`,
        "publication.name": `zerolake_${context.component.id.replaceAll("-", "_")}`,
        "publication.autocreate.mode": "filtered",
      };
    case "mysql":
      return { ...common, "database.include.list": name, "database.server.id": serverId(context.component.id) };
    case "sqlserver":
      return {
        ...common,
        "database.names": name,
        "database.encrypt": String(textSetting(context, "tls") !== "disable"),
        "database.trustServerCertificate": String(textSetting(context, "tls") !== "verify-full"),
      };
    case "oracle":
      return { ...common, "database.dbname": name, "schema.include.list": schema };
  }
}

function serverId(componentId: string): string {
  const sum = [...componentId].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return String(SERVER_ID_BASE + (sum % SERVER_ID_SPREAD));
}

/** The connector reads and writes its history with a role, like everything else at these brokers. */
function history(context: LoweringContext, stream: Peer): LooseMap {
  const prefix = "schema.history.internal";
  const login = {
    "security.protocol": "SASL_SSL",
    "sasl.mechanism": "AWS_MSK_IAM",
    "sasl.jaas.config": "software.amazon.msk.auth.iam.IAMLoginModule required;",
    "sasl.client.callback.handler.class": "software.amazon.msk.auth.iam.IAMClientCallbackHandler",
  };
  const both = ["producer", "consumer"].flatMap((side) => Object.entries(login).map(([key, value]) => [`${prefix}.${side}.${key}`, value]));
  return {
    [`${prefix}.kafka.bootstrap.servers`]: join(stream.outputs["bootstrapServers"] ?? ""),
    [`${prefix}.kafka.topic`]: historyTopic(context),
    ...(Object.fromEntries(both) as Readonly<Record<string, string>>),
  };
}
