import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "../services/postgres.mjs";
import { toolEnvironment } from "../tool-environment.mjs";

// The migrations, applied to an empty database, must give exactly what the schema files say.
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "zerolake-schema-"));
chmodSync(folder, 0o755);
const postgres = await startPostgres({ dataDir: join(folder, "postgres"), fsync: false });
const result = spawnSync("npm", ["run", "--silent", "check:migrations", "-w", "packages/db"], {
  cwd: root,
  encoding: "utf8",
  env: toolEnvironment({ DATABASE_URL: postgres.url }),
  shell: process.platform === "win32",
});
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
if (result.status !== 0) {
  console.error(`${result.stdout}${result.stderr}\nMake a migration for the difference: npm run migrate -w packages/db`);
  process.exit(1);
}
