import { fileURLToPath } from "node:url";
import { applyMigrations, createAuditKeys, createDatabase, createDemo, createSecretBox, readMasterKey } from "@zerolake/db";
import type { Scenario } from "./scenario.ts";
import { demo } from "./scenarios/demo.ts";
import { designer200 } from "./scenarios/designer-200.ts";
import { manyDeployments } from "./scenarios/many-deployments.ts";

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  demo,
  "designer-200": designer200,
  "many-deployments": manyDeployments,
};

/** May be run again: a scenario finds what it made before. */
async function seed(name: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const scenario = SCENARIOS[name];
  const connectionString = environment["DATABASE_URL"];
  const passphrase = environment["ZEROLAKE_DEMO_PASSPHRASE"];
  if (!scenario || !connectionString || !passphrase) throw new Error("Run this with: npm run seed -- <scenario>");
  await applyMigrations({ connectionString, folder: fileURLToPath(new URL("../migrations", import.meta.url)) });
  const masterKey = readMasterKey(environment);
  const db = createDatabase({ connectionString, poolSize: 4, auditKeys: createAuditKeys(createSecretBox(masterKey)) });
  try {
    const { organizationId, userId } = await createDemo(db, { masterKey, passphrase });
    const told = await scenario({ db, organizationId, actor: { kind: "user", id: userId, name: "Demo Owner" } });
    process.stdout.write(`${told}\n`);
  } finally {
    await db.close();
  }
}

seed(process.argv[2] ?? "", process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
