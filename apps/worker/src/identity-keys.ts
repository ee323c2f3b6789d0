// For operators: shows the keys of our issuer, replaces them, and writes the two documents that clouds read of it as files for any
// static host.
import { AppError, createDatabase, type Database, listSigningKeys, readMasterKey } from "@zerolake/db";
import { exportDocuments } from "./identity/export-documents.ts";
import { createWorkerIdentity } from "./identity/worker-identity.ts";

const USAGE = "Use: identity-keys list | rotate | export <folder>";

async function run(environment: NodeJS.ProcessEnv, [command, folder]: readonly string[]): Promise<void> {
  const connectionString = environment["DATABASE_URL"];
  if (!connectionString)
    throw new AppError("invalid", { message: "DATABASE_URL is not set.", hint: "Set it to the address of PostgreSQL." });
  const db = createDatabase({ connectionString, poolSize: 2 });
  try {
    if (command === "list") return await list(db);
    if (command === "rotate") return await rotate(db, environment);
    if (command === "export" && folder !== undefined) {
      for (const file of await exportDocuments(db, environment["ZEROLAKE_ISSUER_URL"], folder)) process.stdout.write(`wrote ${file}\n`);
      return;
    }
    throw new AppError("invalid", { message: "This program does not know what to do.", hint: USAGE });
  } finally {
    await db.close();
  }
}

async function list(db: Database): Promise<void> {
  for (const { id, algorithm, signsSince, leftAt } of await listSigningKeys(db)) {
    const state = signsSince === null ? "shown, signs later" : leftAt === null ? "signs" : "signs no more, still shown";
    process.stdout.write(`${id}  ${algorithm}  ${state}\n`);
  }
}

/** The new keys are shown at once and sign after a day: a worker sees to it. */
async function rotate(db: Database, environment: NodeJS.ProcessEnv): Promise<void> {
  const issuerUrl = environment["ZEROLAKE_ISSUER_URL"];
  await createWorkerIdentity({ db, masterKey: readMasterKey(environment), issuerUrl }).rotateKeys(true);
  await list(db);
}

run(process.env, process.argv.slice(2)).catch((error: unknown) => {
  const hint = error instanceof AppError && error.hint ? `\n${error.hint}` : "";
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
  process.exitCode = 1;
});
