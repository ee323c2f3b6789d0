import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Remedy } from "./remedy.mjs";

/** Brings the database to the schema of this build and makes sure that the demo account exists, where one is wanted. */
export function migrateAndSeed(root, environment) {
  const result = spawnSync(process.execPath, [join(root, "apps/worker/dist/migrate.js")], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...environment.migrate },
  });
  if (result.status !== 0) {
    throw new Remedy(
      `The database could not be prepared:\n${result.stderr.trim()}`,
      "If DATABASE_URL is set, check that the server runs and that its user may create tables.",
    );
  }
  const passphrase = environment.migrate.ZEROLAKE_DEMO_PASSPHRASE;
  return passphrase ? { email: "demo@zerolake.local", passphrase } : undefined;
}
