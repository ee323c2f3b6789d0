import { join, type Value } from "@zerolake/resources";
import { type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { type DatabaseEngine, type FollowedDatabase, tableList } from "../../followed-database.ts";
import { writtenTopic } from "../event-stream/written-topic.ts";
import { userOf } from "./sign-in.ts";

/** Where the worker sees its folder, which keeps how far it is. */
export const STATE_FOLDER = "/work";

/** Variable with the line by which a client of Kafka signs in at brokers outside Google's. */
export const STREAM_LOGIN = "STREAM_LOGIN";

/** Databases whose changes are not understood without the history of their tables. */
const NEEDS_HISTORY: ReadonlySet<DatabaseEngine> = new Set(["mysql", "sqlserver", "oracle"]);
/** Two connectors on one MySQL must differ in this number; it is enough that it is rarely taken. */
const SERVER_ID = { base: 5400, spread: 1000 } as const;

/**
 * What Debezium Server does, as its own file of properties: copy once, then follow; each change becomes the row as it is
 * now, in the one topic of this source. The password stands in a variable, never here.
 */
export function debeziumProperties(context: LoweringContext, database: FollowedDatabase, stream: Peer): Value {
  const lines = Object.entries({ ...sourceProperties(context, database), ...sinkProperties(context, stream) });
  return join(...lines.flatMap(([key, value]) => (value === undefined ? [] : [`debezium.${key}=`, value, "\n"])));
}

type Properties = Readonly<Record<string, Value | undefined>>;

function sourceProperties(context: LoweringContext, database: FollowedDatabase): Properties {
  const { engine } = database;
  return {
    "source.connector.class": database.connector,
    "source.topic.prefix": context.component.id,
    "source.offset.storage": "org.apache.kafka.connect.storage.FileOffsetBackingStore",
    "source.offset.storage.file.filename": `${STATE_FOLDER}/offsets.dat`,
    "source.offset.flush.interval.ms": "10000",
    "source.snapshot.mode": "initial",
    "source.tombstones.on.delete": "false",
    ...connection(context, database),
    "source.table.include.list": engine === "mongodb" ? undefined : tableList(context, database),
    ...(NEEDS_HISTORY.has(engine)
      ? {
          "source.schema.history.internal": "io.debezium.storage.file.history.FileSchemaHistory",
          "source.schema.history.internal.file.filename": `${STATE_FOLDER}/schema-history.dat`,
        }
      : {}),
  };
}

function connection(context: LoweringContext, { engine, host, port, name, schema }: FollowedDatabase): Properties {
  const password = "${DATABASE_PASSWORD}";
  const tls = textSetting(context, "tls");
  if (engine === "mongodb")
    return {
      "source.mongodb.connection.string": `mongodb://${host}:${port}/?tls=${String(tls !== "disable")}`,
      "source.mongodb.user": userOf(context),
      "source.mongodb.password": password,
      "source.database.include.list": name,
    };
  const common = {
    "source.database.hostname": host,
    "source.database.port": String(port),
    "source.database.user": userOf(context),
    "source.database.password": password,
  };
  switch (engine) {
    case "postgres": {
      const slot = `zerolake_${context.component.id.replaceAll("-", "_")}`;
      return {
        ...common,
        "source.database.dbname": name,
        "source.database.sslmode": tls,
        "source.plugin.name": "pgoutput",
        "source.schema.include.list": schema,
        "source.slot.name": slot,
        "source.publication.name": slot,
        "source.publication.autocreate.mode": "filtered",
      };
    }
    case "mysql":
      return { ...common, "source.database.include.list": name, "source.database.server.id": serverId(context.component.id) };
    case "sqlserver":
      return {
        ...common,
        "source.database.names": name,
        "source.database.encrypt": String(tls !== "disable"),
        "source.database.trustServerCertificate": String(tls !== "verify-full"),
      };
    case "oracle":
      return { ...common, "source.database.dbname": name, "source.schema.include.list": schema };
  }
}

function serverId(componentId: string): string {
  const sum = [...componentId].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return String(SERVER_ID.base + (sum % SERVER_ID.spread));
}

function sinkProperties(context: LoweringContext, stream: Peer): Properties {
  const topic = writtenTopic(context, stream);
  const isKafka = topic?.path === undefined;
  const name = isKafka ? topic?.topic : topic.path?.slice(topic.path.lastIndexOf("/") + 1);
  return {
    "format.value": "json",
    "format.value.schemas.enable": "false",
    transforms: "row,topic",
    "transforms.row.type": "io.debezium.transforms.ExtractNewRecordState",
    "transforms.row.delete.tombstone.handling.mode": "rewrite",
    "transforms.row.add.fields": "op,table,source.ts_ms",
    "transforms.topic.type": "org.apache.kafka.connect.transforms.RegexRouter",
    "transforms.topic.regex": ".*",
    "transforms.topic.replacement": name,
    ...(isKafka ? kafkaSink(stream) : { "sink.type": "pubsub", "sink.pubsub.project.id": context.target.account }),
  };
}

/** Brokers of Google's are signed in to with the worker's own account, others with a key that stands in a variable. */
function kafkaSink({ outputs }: Peer): Properties {
  const producer = "sink.kafka.producer";
  return {
    "sink.type": "kafka",
    [`${producer}.bootstrap.servers`]: outputs["bootstrapServers"],
    [`${producer}.key.serializer`]: "org.apache.kafka.common.serialization.StringSerializer",
    [`${producer}.value.serializer`]: "org.apache.kafka.common.serialization.StringSerializer",
    [`${producer}.security.protocol`]: "SASL_SSL",
    ...(outputs["login"] === "plain"
      ? { [`${producer}.sasl.mechanism`]: "PLAIN", [`${producer}.sasl.jaas.config`]: `\${${STREAM_LOGIN}}` }
      : googleLogin(producer)),
  };
}

function googleLogin(producer: string): Properties {
  return {
    [`${producer}.sasl.mechanism`]: "OAUTHBEARER",
    [`${producer}.sasl.jaas.config`]: "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
    [`${producer}.sasl.login.callback.handler.class`]: "com.google.cloud.hosted.kafka.auth.GcpLoginCallbackHandler",
  };
}
