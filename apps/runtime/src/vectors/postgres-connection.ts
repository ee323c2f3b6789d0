import pg from "pg";
import { identityName, identityToken } from "../azure/identity-token.ts";
import { googleAccessToken, googleAccount } from "../google/ask-google.ts";

/** One statement, or several without values; the rows of the last one. */
export type Query = (sql: string, values?: readonly (string | number)[]) => Promise<readonly unknown[]>;

export interface PostgresTarget {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Whose identity signs in. */
  readonly login: "azure" | "google";
}

interface Login {
  readonly user: string;
  /** A token instead of a password, fresh for every connection. */
  readonly password: () => Promise<string>;
}

const AZURE_DATABASES = "https://ossrdbms-aad.database.windows.net";

const LOGINS: Readonly<Record<PostgresTarget["login"], () => Promise<Login>>> = {
  azure: async () => ({ user: await identityName(AZURE_DATABASES), password: () => identityToken(AZURE_DATABASES) }),
  google: async () => ({ user: (await googleAccount()).replace(".gserviceaccount.com", ""), password: googleAccessToken }),
};

export function isLogin(text: string | null): text is PostgresTarget["login"] {
  return text !== null && Object.hasOwn(LOGINS, text);
}

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
