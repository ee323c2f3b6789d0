import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import type { AuditKeys } from "./audit/audit-keys.ts";
import { carryingAuditKeys } from "./audit/audit-keys-of.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { PreparingClient, statementName } from "./prepared-statements.ts";

/** Prisma for what it expresses well, the pool below it for statements that must be one round trip. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** Inside `prisma.$transaction`. */
export type Transaction = Prisma.TransactionClient;

const POOL_SIZE_DEFAULT = 10;
const CONNECT_LIMIT_MS = 5_000;

export interface DatabaseOptions {
  readonly connectionString: string;
  readonly poolSize?: number;
  /** Seal what the audit log says; where they are missing, chains go on unsealed, and a check says so. */
  readonly auditKeys?: AuditKeys;
}

/** Opens no connection before the first query. Both ways in share one pool of `poolSize` connections. */
export function createDatabase({ connectionString, poolSize, auditKeys }: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString,
    max: poolSize ?? POOL_SIZE_DEFAULT,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: "zerolake",
    Client: PreparingClient,
  });
  // A connection that breaks while idle is dropped by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: ({ sql }) => statementName(sql) ?? "" }),
  });
  // An extension is the one thing that a transaction inherits from its client; it adds no model and no query, so the type stays.
  const prisma = client.$extends(carryingAuditKeys(auditKeys)) as unknown as PrismaClient;
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
