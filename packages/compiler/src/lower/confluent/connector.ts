import { type DesiredResource, join, type PropertyMap, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, type Peer, textSetting } from "../../lowering.ts";
import { type DatabaseEngine, type FollowedDatabase, tableList } from "../followed-database.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { userKeyAddress } from "./stream-users.ts";

const CONNECTOR = "confluent.connector";
/** Databases that Confluent has a managed follower for. */
const CLASSES: Readonly<Partial<Record<DatabaseEngine, string>>> = {
  postgres: "PostgresCdcSourceV2",
  mysql: "MySqlCdcSourceV2",
  sqlserver: "SqlServerCdcSourceV2",
};

interface FollowerOnCloud extends Pick<Lowering, "cloud" | "lower"> {
  /** What a person can do about a database that Confluent does not follow; the words follow "choose". */
  readonly otherWay: (self: Part, stream: Pick<Peer, "component">) => string;
}

/** Confluent's own connector as a database source. */
export function connectorLowering({ cloud, lower, otherWay }: FollowerOnCloud): Lowering {
  return {
    cloud,
    kind: "database-source",
    variant: "confluent-connector",
    service: "Confluent managed connector",
    gap: "the database must be reachable from Confluent; PostgreSQL, MySQL and SQL Server only",
    minutes: [2, 10],
    outputs: (part) => ({ ports: { events: { protocol: "connector", region: part.target.region } } }),
    refuses: (self, data, direction, peer) => {
      const engine = textSetting(self, "databaseEngine");
      if (data !== "events" || direction !== "out" || engine in CLASSES) return undefined;
      return `Confluent follows no ${engine}: choose ${otherWay(self, peer)}.`;
    },
    lower,
  };
}

export interface Follower {
  readonly stream: Peer;
  readonly database: FollowedDatabase;
  readonly topic: string;
  /** The cloud's secret with the connector's own key of the stream. */
  readonly key: Value;
  /** The cloud's secret with user and password of the database. */
  readonly signIn: Value;
  readonly dependsOn: readonly string[];
}

/** A connector of Confluent that follows a database: each change is the row as it is now, with what was done to it, in one topic. */
export function databaseFollower(context: LoweringContext, { stream, database, topic, key, signIn, dependsOn }: Follower): DesiredResource {
  const { outputs } = stream;
  const name = serviceName(context, CONNECTOR, "connector");
  return serviceResource(context, {
    name: "connector",
    type: CONNECTOR,
    path: join("environments/", outputs["confluentEnvironmentId"] ?? "", "/clusters/", outputs["clusterId"] ?? "", `/connectors/${name}`),
    minutes: [2, 10],
    properties: { name, config: settingsOf(context, { name, database, topic }), secrets: secretsOf(key, signIn) },
    dependsOn: [userKeyAddress(stream, context), ...dependsOn],
  });
}

interface Followed {
  readonly name: string;
  readonly database: FollowedDatabase;
  readonly topic: string;
}

function settingsOf(context: LoweringContext, { name, database, topic }: Followed) {
  const tables = tableList(context, database);
  return {
    "connector.class": CLASSES[database.engine],
    name,
    "kafka.auth.mode": "KAFKA_API_KEY",
    "database.hostname": database.host,
    "database.port": String(database.port),
    ...(database.engine === "mysql" ? {} : { [database.engine === "sqlserver" ? "database.names" : "database.dbname"]: database.name }),
    "topic.prefix": topic,
    "table.include.list": tables,
    "output.data.format": "JSON",
    "after.state.only": "true",
    "tasks.max": "1",
    // All tables go into the one topic that their readers know by name.
    transforms: "route",
    "transforms.route.type": "io.confluent.connect.cloud.transforms.TopicRegexRouter",
    "transforms.route.regex": ".*",
    "transforms.route.replacement": topic,
  };
}

/** Where the texts lie that the connector signs in with, at the cluster and at the database. */
function secretsOf(key: Value, signIn: Value): PropertyMap {
  return {
    "kafka.api.key": field(key, "username"),
    "kafka.api.secret": field(key, "password"),
    "database.user": field(signIn, "username"),
    "database.password": field(signIn, "password"),
  };
}

function field(keptIn: Value, name: string): PropertyMap {
  return { keptIn, field: name };
}
