// For operators: new data keys for all organisations, or for those named by their slugs; or, with --master, everything sealed anew under the present master key.
import {
  AppError,
  addDataKey,
  createAuditKeys,
  createDatabase,
  createSecretBox,
  type Database,
  listSealingOrganizations,
  readMasterKey,
  resealSecrets,
  resealUnderMasterKey,
  type SealingKey,
} from "@zerolake/db";

const ACTOR = { kind: "installation" as const, name: "Operator" };

async function rotateDataKeys(db: Database, masterKey: SealingKey, slugs: readonly string[]): Promise<void> {
  const known = await listSealingOrganizations(db);
  const unknown = slugs.find((slug) => known.every((organization) => organization.slug !== slug));
  if (unknown !== undefined) {
    const hint = `One of: ${known.map(({ slug }) => slug).join(", ")}`;
    throw new AppError("invalid", { message: `There is no organisation "${unknown}" that has secrets.`, hint });
  }
  for (const { id, slug } of known.filter((organization) => slugs.length === 0 || slugs.includes(organization.slug))) {
    const version = await addDataKey(db, id, { masterKey, actor: ACTOR });
    const { resealed } = await resealSecrets(db, id, {
      masterKey,
      tell: (progress) => say(`  ${slug}: ${progress.resealed} sealed again, ${progress.left} left`),
    });
    say(`${slug}: data key ${version}, ${resealed} sealed again. The older key is removed after a day.`);
  }
}

async function rotateMasterKey(db: Database, masterKey: SealingKey): Promise<void> {
  if (!masterKey.previous) {
    const hint = "Set ZEROLAKE_MASTER_KEY to the new key and ZEROLAKE_MASTER_KEY_PREVIOUS to the one before, for every console and worker.";
    throw new AppError("invalid", { message: "There is no previous master key.", hint });
  }
  const { resealed, current } = await resealUnderMasterKey(db, masterKey);
  say(`${resealed} sealed again under the present master key, ${current} were already. Nothing needs the previous one any more.`);
}

async function rotate(environment: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const connectionString = environment["DATABASE_URL"];
  if (!connectionString)
    throw new AppError("invalid", { message: "DATABASE_URL is not set.", hint: "Set it to the address of PostgreSQL." });
  const masterKey = readMasterKey(environment);
  const db = createDatabase({ connectionString, poolSize: 2, auditKeys: createAuditKeys(createSecretBox(masterKey)) });
  try {
    await (args[0] === "--master" ? rotateMasterKey(db, masterKey) : rotateDataKeys(db, masterKey, args));
  } finally {
    await db.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

rotate(process.env, process.argv.slice(2)).catch((error: unknown) => {
  const hint = error instanceof AppError && error.hint ? `\n${error.hint}` : "";
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
  process.exitCode = 1;
});
