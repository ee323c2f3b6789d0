import { reportAwaited } from "../answers/report-awaited.ts";
import { chosenText, type LoweringContext, listSetting, optionalText, type Part, textSetting } from "../lowering.ts";

/** Databases that can be followed: usual port, usual schema, and the class of the connector. */
const ENGINES = {
  postgres: { port: 5432, schema: "public", connector: "io.debezium.connector.postgresql.PostgresConnector" },
  mysql: { port: 3306, schema: undefined, connector: "io.debezium.connector.mysql.MySqlConnector" },
  sqlserver: { port: 1433, schema: "dbo", connector: "io.debezium.connector.sqlserver.SqlServerConnector" },
  oracle: { port: 1521, schema: undefined, connector: "io.debezium.connector.oracle.OracleConnector" },
  mongodb: { port: 27_017, schema: undefined, connector: "io.debezium.connector.mongodb.MongoDbConnector" },
} as const;

export type DatabaseEngine = keyof typeof ENGINES;

export interface FollowedDatabase {
  readonly engine: DatabaseEngine;
  readonly connector: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly schema: string;
  /** Empty = all of the schema. */
  readonly tables: readonly string[];
}

/** The database as the blueprint or the environment names it; nothing while nobody has, and then a finding leads to the question. */
export function followedDatabase(context: LoweringContext): FollowedDatabase | undefined {
  const engine = textSetting(context, "databaseEngine") as DatabaseEngine;
  const answer = `databases.${context.component.id}` as const;
  const ownHost = optionalText(context, "host");
  const [, host, port, name] = /^([^:/]+)(?::(\d+))?\/(.+)$/.exec(ownHost === undefined ? (chosenText(context, answer) ?? "") : "") ?? [];
  const found = ownHost ?? host;
  if (found === undefined) {
    reportAwaited(context, {
      answer,
      severity: "warning",
      message: `“${context.component.title}” follows nothing yet: nobody has said where its database answers.`,
    });
    return undefined;
  }
  const { port: usualPort, schema: usualSchema, connector } = ENGINES[engine];
  const ownPort = context.component.settings["port"];
  const database = optionalText(context, "database") ?? name ?? engine;
  return {
    engine,
    connector,
    host: found,
    port: typeof ownPort === "number" ? ownPort : Number(port ?? usualPort),
    name: database,
    schema: optionalText(context, "schema") ?? usualSchema ?? database,
    tables: listSetting(context, "tables"),
  };
}

/** Tables as the connector lists them. */
export function tableList(part: Part, { schema, tables }: FollowedDatabase): string | undefined {
  return tables.length === 0
    ? undefined
    : listSetting(part, "tables")
        .map((table) => `${schema}.${table}`)
        .join(",");
}
