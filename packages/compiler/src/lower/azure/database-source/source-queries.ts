import type { DatabaseEngine, FollowedDatabase } from "../../followed-database.ts";

/** Documents are no tables: they are not copied. */
export type CopiedEngine = Exclude<DatabaseEngine, "mongodb">;

export type CopiedDatabase = FollowedDatabase & { readonly engine: CopiedEngine };

interface Dialect {
  quoted(name: string): string;
  /** The greatest value of a column as text that `literal` takes back. */
  newest(column: string): string;
  /** What stands before and after such a text in a condition. */
  readonly literal: readonly [before: string, after: string];
}

const ORACLE_FORMAT = "YYYY-MM-DD HH24:MI:SS.FF6";

const DIALECTS: Readonly<Record<CopiedEngine, Dialect>> = {
  postgres: { quoted: (name) => `"${name}"`, newest: (column) => `CAST(MAX(${column}) AS text)`, literal: ["'", "'"] },
  mysql: { quoted: (name) => `\`${name}\``, newest: (column) => `CAST(MAX(${column}) AS CHAR)`, literal: ["'", "'"] },
  // 126 is ISO 8601.
  sqlserver: { quoted: (name) => `[${name}]`, newest: (column) => `CONVERT(varchar(40), MAX(${column}), 126)`, literal: ["'", "'"] },
  oracle: {
    quoted: (name) => `"${name}"`,
    newest: (column) => `TO_CHAR(MAX(${column}), '${ORACLE_FORMAT}')`,
    literal: ["TO_TIMESTAMP('", `', '${ORACLE_FORMAT}')`],
  },
};

/** How one table is read, in the database's own SQL. */
export interface SourceQueries {
  readonly whole: string;
  /** For the time of the newest row, in a column called `high`. */
  readonly newest: string;
  /** Up to a time, which follows in a literal. */
  readonly until: string;
  /** And from another one on. */
  readonly from: string;
  readonly literal: readonly [before: string, after: string];
}

/** The ordering column says when a row was changed last; without one only the whole table can be read. */
export function sourceQueries(database: CopiedDatabase, table: string, ordering: string | undefined): SourceQueries {
  const { quoted, newest, literal } = DIALECTS[database.engine];
  const name = `${quoted(database.schema)}.${quoted(table)}`;
  const column = quoted(ordering ?? "");
  return {
    whole: `SELECT * FROM ${name}`,
    newest: `SELECT ${newest(column)} AS high FROM ${name}`,
    until: `SELECT * FROM ${name} WHERE ${column} <= `,
    from: ` AND ${column} >= `,
    literal,
  };
}

export function isCopied(database: FollowedDatabase): database is CopiedDatabase {
  return database.engine !== "mongodb";
}
