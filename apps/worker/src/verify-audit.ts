// Checks the audit log of every organisation, or of those named by their slugs, and prints what it found. Exit code: 0 whole, 1 not whole, 2 wrong usage.
import {
  AppError,
  createAuditKeys,
  createDatabase,
  createSecretBox,
  type Database,
  listAuditedOrganizations,
  readMasterKey,
  verifyAudit,
} from "@zerolake/db";

async function verifyChosen(db: Database, slugs: readonly string[]): Promise<number> {
  const known = await listAuditedOrganizations(db);
  const unknown = slugs.find((slug) => known.every((organization) => organization.slug !== slug));
  if (unknown !== undefined) {
    const hint = `One of: ${known.map(({ slug }) => slug).join(", ")}`;
    throw new AppError("invalid", { message: `There is no audit log of an organisation "${unknown}".`, hint });
  }
  let broken = 0;
  for (const { id, slug } of known.filter((organization) => slugs.length === 0 || slugs.includes(organization.slug))) {
    const { first, last, entries, anchors, findings } = await verifyAudit(db, id);
    const range = first === undefined ? "no entries" : `entries ${first} to ${last} (${entries})`;
    say(`${findings.length === 0 ? "whole " : "BROKEN"}  ${slug}: ${range}, ${anchors} exported ${anchors === 1 ? "anchor" : "anchors"}`);
    for (const { message } of findings) say(`        ${message}`);
    broken += findings.length === 0 ? 0 : 1;
  }
  say(broken === 0 ? "Every chain is whole." : `${broken} of the chains ${broken === 1 ? "is" : "are"} not whole.`);
  return broken === 0 ? 0 : 1;
}

async function verify(slugs: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const connectionString = environment["DATABASE_URL"];
  if (!connectionString)
    throw new AppError("invalid", { message: "DATABASE_URL is not set.", hint: "Set it to the address of PostgreSQL." });
  const auditKeys = createAuditKeys(createSecretBox(readMasterKey(environment)));
  const db = createDatabase({ connectionString, poolSize: 2, auditKeys });
  try {
    return await verifyChosen(db, slugs);
  } finally {
    await db.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

verify(process.argv.slice(2), process.env).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const hint = error instanceof AppError && error.hint ? `\n${error.hint}` : "";
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
    process.exitCode = 2;
  },
);
