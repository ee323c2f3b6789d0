// Runs the Prisma command line with the schema engine that comes from npm, so that nothing is downloaded.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { toolEnvironment } from "../../scripts/tool-environment.mjs";

const prisma = join(dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build/index.js");
const result = spawnSync(process.execPath, [prisma, ...process.argv.slice(2)], {
  cwd: import.meta.dirname,
  stdio: "inherit",
  env: toolEnvironment(),
});
process.exit(result.status ?? 1);
