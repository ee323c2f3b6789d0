// `npm run seed -- <scenario>`: fills the database of this installation, or that of DATABASE_URL, with something to look at.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readConfiguration } from "./start/configuration.mjs";
import { consoleEnvironment } from "./start/console-environment.mjs";
import { toolEnvironment } from "./tool-environment.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scenarios = readdirSync(join(root, "prisma/seed/scenarios")).map((file) => file.replace(/\.ts$/, ""));
const [scenario] = process.argv.slice(2);

if (!scenario || !scenarios.includes(scenario)) {
  console.error(`${scenario ? `There is no scenario "${scenario}".` : "Which scenario?"} One of: ${scenarios.join(", ")}.`);
  console.error(`For example: npm run seed -- ${scenarios[0]}`);
  process.exit(2);
}

const configuration = readConfiguration(root, process.env);
const { server, url } = await findDatabase(join(configuration.dataDir, "postgres"));
try {
  if (!existsSync(join(root, "packages/db/src/generated"))) run("npx", ["turbo", "run", "generate", "--output-logs=errors-only"], {});
  const environment = await consoleEnvironment(configuration, { databaseUrl: url, redisUrl: "" });
  run("npx", ["tsx", "prisma/seed/seed.ts", scenario], environment.migrate);
} finally {
  await server?.stop();
}

/** Yours, the one of the console that runs now, or this installation's, started for the moment. */
async function findDatabase(dataDir) {
  if (configuration.databaseUrl) return { url: configuration.databaseUrl };
  const { findRunningPostgres, startPostgres } = await import("./services/postgres.mjs");
  const running = findRunningPostgres(dataDir);
  if (running) return { url: running };
  const server = await startPostgres({ dataDir });
  return { server, url: server.url };
}

function run(command, args, environment) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: toolEnvironment(environment),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) process.exitCode = result.status ?? 1;
}
