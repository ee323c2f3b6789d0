import { type LoweringContext, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import type { CopiedDatabase, CopiedEngine } from "./source-queries.ts";

/** How a copy names what it reads, and how it calls a query. */
export interface SourceForm {
  readonly type: string;
  readonly query: string;
}

/** The factory's own words for an engine: its service, its tables, and the source of a copy. */
export interface DatabaseConnector {
  readonly service: string;
  readonly table: string;
  readonly source: SourceForm;
}

export const DATABASE_CONNECTORS: Readonly<Record<CopiedEngine, DatabaseConnector>> = {
  postgres: { service: "PostgreSqlV2", table: "PostgreSqlV2Table", source: { type: "PostgreSqlV2Source", query: "query" } },
  mysql: { service: "MySql", table: "MySqlTable", source: { type: "MySqlSource", query: "query" } },
  sqlserver: { service: "SqlServer", table: "SqlServerTable", source: { type: "SqlServerSource", query: "sqlReaderQuery" } },
  oracle: { service: "Oracle", table: "OracleTable", source: { type: "OracleSource", query: "oracleReaderQuery" } },
};

/** What `tls` means to each of them; Oracle decides on its own side. */
const ENCRYPTION: Readonly<Record<string, { readonly postgres: number; readonly mysql: number; readonly sqlserver: string }>> = {
  disable: { postgres: 0, mysql: 0, sqlserver: "optional" },
  require: { postgres: 3, mysql: 2, sqlserver: "mandatory" },
  "verify-full": { postgres: 5, mysql: 4, sqlserver: "strict" },
};

/** Where the database answers and who asks, in the words of its connector. */
export function databasePlace(context: LoweringContext, { engine, host, port, name }: CopiedDatabase, user: string): LooseMap {
  const tls = textSetting(context, "tls");
  const encryption = ENCRYPTION[tls];
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
        trustServerCertificate: tls !== "verify-full",
      };
    case "oracle":
      return { server: `${host}:${port}/${name}`, authenticationType: "Basic", username: user };
  }
}
