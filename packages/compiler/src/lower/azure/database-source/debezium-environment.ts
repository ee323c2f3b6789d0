import { type LoweringContext, optionalText, textSetting } from "../../../lowering.ts";
import { type FollowedDatabase, tableList } from "../../followed-database.ts";

/** Databases whose changes are not understood without the history of their tables. */
const NEEDS_HISTORY: ReadonlySet<string> = new Set(["mysql", "sqlserver", "oracle"]);
const SERVER_ID_BASE = 5400;
const SERVER_ID_SPREAD = 1000;
const DATA = "/debezium/data";

/** Settings of Debezium Server as variables: dots are underscores. Each change becomes the row as it is now, with what happened to it. */
export function debeziumEnvironment(context: LoweringContext, database: FollowedDatabase): Readonly<Record<string, string | undefined>> {
  const isMongo = database.engine === "mongodb";
  return {
    DEBEZIUM_FORMAT_VALUE: "json",
    DEBEZIUM_FORMAT_VALUE_SCHEMAS_ENABLE: "false",
    DEBEZIUM_SOURCE_CONNECTOR_CLASS: database.connector,
    DEBEZIUM_SOURCE_TOPIC_PREFIX: context.component.id,
    DEBEZIUM_SOURCE_SNAPSHOT_MODE: "initial",
    DEBEZIUM_SOURCE_TOMBSTONES_ON_DELETE: "false",
    DEBEZIUM_SOURCE_OFFSET_STORAGE_FILE_FILENAME: `${DATA}/offsets.dat`,
    DEBEZIUM_SOURCE_TABLE_INCLUDE_LIST: isMongo ? undefined : tableList(context, database),
    DEBEZIUM_TRANSFORMS: "row",
    DEBEZIUM_TRANSFORMS_ROW_TYPE: isMongo
      ? "io.debezium.connector.mongodb.transforms.ExtractNewDocumentState"
      : "io.debezium.transforms.ExtractNewRecordState",
    DEBEZIUM_TRANSFORMS_ROW_DELETE_TOMBSTONE_HANDLING_MODE: "rewrite",
    DEBEZIUM_TRANSFORMS_ROW_ADD_FIELDS: "op,table,source.ts_ms",
    ...connection(context, database),
    ...(NEEDS_HISTORY.has(database.engine)
      ? {
          DEBEZIUM_SOURCE_SCHEMA_HISTORY_INTERNAL: "io.debezium.storage.file.history.FileSchemaHistory",
          DEBEZIUM_SOURCE_SCHEMA_HISTORY_INTERNAL_FILE_FILENAME: `${DATA}/history.dat`,
        }
      : {}),
  };
}

/** Variables that the sign-in is told in. */
export function signInVariables({ engine }: Pick<FollowedDatabase, "engine">): { readonly user: string; readonly password: string } {
  const kind = engine === "mongodb" ? "MONGODB" : "DATABASE";
  return { user: `DEBEZIUM_SOURCE_${kind}_USER`, password: `DEBEZIUM_SOURCE_${kind}_PASSWORD` };
}

function connection(context: LoweringContext, database: FollowedDatabase): Readonly<Record<string, string | undefined>> {
  const { engine, host, port, name, schema } = database;
  const tls = textSetting(context, "tls");
  const user = { [signInVariables(database).user]: optionalText(context, "user") };
  if (engine === "mongodb")
    return {
      ...user,
      DEBEZIUM_SOURCE_MONGODB_CONNECTION_STRING: `mongodb://${host}:${port}/?tls=${String(tls !== "disable")}`,
      DEBEZIUM_SOURCE_DATABASE_INCLUDE_LIST: name,
    };
  const common = { ...user, DEBEZIUM_SOURCE_DATABASE_HOSTNAME: host, DEBEZIUM_SOURCE_DATABASE_PORT: String(port) };
  const word = `zerolake_${context.component.id.replaceAll("-", "_")}`;
  switch (engine) {
    case "postgres":
      return {
        ...common,
        DEBEZIUM_SOURCE_DATABASE_DBNAME: name,
        DEBEZIUM_SOURCE_DATABASE_SSLMODE: tls,
        DEBEZIUM_SOURCE_PLUGIN_NAME: "pgoutput",
        DEBEZIUM_SOURCE_SCHEMA_INCLUDE_LIST: schema,
        DEBEZIUM_SOURCE_SLOT_NAME: word,
        DEBEZIUM_SOURCE_PUBLICATION_NAME: word,
        DEBEZIUM_SOURCE_PUBLICATION_AUTOCREATE_MODE: "filtered",
      };
    case "mysql":
      return { ...common, DEBEZIUM_SOURCE_DATABASE_INCLUDE_LIST: name, DEBEZIUM_SOURCE_DATABASE_SERVER_ID: serverId(context.component.id) };
    case "sqlserver":
      return {
        ...common,
        DEBEZIUM_SOURCE_DATABASE_NAMES: name,
        DEBEZIUM_SOURCE_DATABASE_ENCRYPT: String(tls !== "disable"),
        DEBEZIUM_SOURCE_DATABASE_TRUSTSERVERCERTIFICATE: String(tls !== "verify-full"),
      };
    case "oracle":
      return { ...common, DEBEZIUM_SOURCE_DATABASE_DBNAME: name, DEBEZIUM_SOURCE_SCHEMA_INCLUDE_LIST: schema };
  }
}

/** Two followers of one MySQL must differ in this number; it is enough that it is rarely taken. */
function serverId(componentId: string): string {
  const sum = [...componentId].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return String(SERVER_ID_BASE + (sum % SERVER_ID_SPREAD));
}
