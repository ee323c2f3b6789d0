// Runs the Prisma command line for packages/db with the schema engine that comes from npm, so that nothing is downloaded.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { toolEnvironment } from "./tool-environment.mjs";

const owner = fileURLToPath(new URL("../packages/db/", import.meta.url));
const prisma = join(dirname(createRequire(join(owner, "package.json")).resolve("prisma/package.json")), "build/index.js");
const result = spawnSync(process.execPath, [prisma, ...process.argv.slice(2)], { cwd: owner, stdio: "inherit", env: toolEnvironment() });
process.exit(result.status ?? 1);
