// `npm run seed -- <scenario>`: fills the database of this installation, or that of DATABASE_URL, with something to look at.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runOnInstallation } from "./start/run-on-installation.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scenarios = readdirSync(join(root, "prisma/seed/scenarios")).map((file) => file.replace(/\.ts$/, ""));
const [scenario] = process.argv.slice(2);

if (!scenario || !scenarios.includes(scenario)) {
  console.error(`${scenario ? `There is no scenario "${scenario}".` : "Which scenario?"} One of: ${scenarios.join(", ")}.`);
  console.error(`For example: npm run seed -- ${scenarios[0]}`);
  process.exit(2);
}

await runOnInstallation("prisma/seed/seed.ts", [scenario]);
