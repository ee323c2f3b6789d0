import pg from "pg";
import { googleAccessToken, googleAccount } from "../google/ask-google.ts";

/** One statement, or several without values; the rows of the last one. */
export type Query = (sql: string, values?: readonly (string | number)[]) => Promise<readonly unknown[]>;

export interface PostgresTarget {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Whose identity signs in. */
  readonly login: "google";
}

interface Login {
  readonly user: string;
  /** A token instead of a password, fresh for every connection. */
  readonly password: () => Promise<string>;
}

const LOGINS: Readonly<Record<PostgresTarget["login"], () => Promise<Login>>> = {
  google: async () => ({ user: (await googleAccount()).replace(".gserviceaccount.com", ""), password: googleAccessToken }),
};

const CONNECTIONS_MAX = 5;
const TIME_LIMIT_MS = 60_000;

/** A pool that opens with its first statement. */
export function postgresQuery({ host, port, database, login }: PostgresTarget): Query {
  let opened: Promise<pg.Pool> | undefined;
  const open = async (): Promise<pg.Pool> =>
    new pg.Pool({
      host,
      port,
      database,
      ...(await LOGINS[login]()),
      max: CONNECTIONS_MAX,
      connectionTimeoutMillis: TIME_LIMIT_MS,
      query_timeout: TIME_LIMIT_MS,
      // The server's own certificate bears no address; the connection stays inside the private network.
      ssl: { rejectUnauthorized: false },
    });
  return async (sql, values) => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    const pool = await opened;
    const answer = values === undefined ? await pool.query(sql) : await pool.query(sql, [...values]);
    return answer.rows ?? [];
  };
}
