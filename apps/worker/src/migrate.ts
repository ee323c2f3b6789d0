// Run once before the console and the workers start: brings the database to the schema of this build, gives the installation its
// identity, makes the demo account where one is wanted, and connects those who use the sandbox to every cloud that it speaks.
import { fileURLToPath } from "node:url";
import {
  AppError,
  applyMigrations,
  completeSandboxConnections,
  createAuditKeys,
  createDatabase,
  createDemo,
  createSecretBox,
  ensureInstallation,
  readMasterKey,
  sealOlderChains,
} from "@zerolake/db";
import { createWorkerIdentity } from "./identity/worker-identity.ts";

const SEALING_MIGRATION = "seal_and_shorten_the_audit_log";
/** The same from `src/` and from `dist/`. */
const MIGRATIONS = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

async function migrate(environment: NodeJS.ProcessEnv): Promise<void> {
  const connectionString = environment["DATABASE_URL"];
  if (!connectionString)
    throw new AppError("invalid", { message: "DATABASE_URL is not set.", hint: "Set it to the address of PostgreSQL." });
  const applied = await applyMigrations({ connectionString, folder: environment["ZEROLAKE_MIGRATIONS_DIR"] ?? MIGRATIONS });
  for (const name of applied) process.stdout.write(`applied ${name}\n`);
  const masterKey = readMasterKey(environment);
  const passphrase = environment["ZEROLAKE_DEMO_PASSPHRASE"];
  const db = createDatabase({ connectionString, poolSize: 2, auditKeys: createAuditKeys(createSecretBox(masterKey)) });
  try {
    await ensureInstallation(db, masterKey);
    // Once and never again: whoever could have it done later could have a changed chain sealed.
    if (applied.some((name) => name.endsWith(SEALING_MIGRATION))) await sealOlderChains(db.prisma);
    await createWorkerIdentity({ db, masterKey, issuerUrl: environment["ZEROLAKE_ISSUER_URL"] }).rotateKeys();
    if (passphrase) await createDemo(db, { masterKey, passphrase });
    await completeSandboxConnections(db, masterKey);
  } finally {
    await db.close();
  }
}

migrate(process.env).catch((error: unknown) => {
  const hint = error instanceof AppError && error.hint ? `\n${error.hint}` : "";
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
  process.exitCode = 1;
});
