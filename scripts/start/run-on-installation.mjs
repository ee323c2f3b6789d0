import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toolEnvironment } from "../tool-environment.mjs";
import { readConfiguration } from "./configuration.mjs";
import { consoleEnvironment } from "./console-environment.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a program of the project with the database and the secrets of this installation, or with that of DATABASE_URL. Sets the exit code of this process. */
export async function runOnInstallation(program, args) {
  const configuration = readConfiguration(root, process.env);
  const { server, url } = await findDatabase(configuration);
  try {
    if (!existsSync(join(root, "packages/db/src/generated"))) run(["turbo", "run", "generate", "--output-logs=errors-only"], {});
    const environment = await consoleEnvironment(configuration, { databaseUrl: url, redisUrl: "" });
    run(["tsx", program, ...args], environment.migrate);
  } finally {
    await server?.stop();
  }
}

/** Yours, the one of the console that runs now, or this installation's, started for the moment. */
async function findDatabase({ databaseUrl, dataDir }) {
  if (databaseUrl) return { url: databaseUrl };
  const { findRunningPostgres, startPostgres } = await import("../services/postgres.mjs");
  const folder = join(dataDir, "postgres");
  const running = findRunningPostgres(folder);
  if (running) return { url: running };
  const server = await startPostgres({ dataDir: folder });
  return { server, url: server.url };
}

function run(command, environment) {
  const result = spawnSync("npx", command, {
    cwd: root,
    env: toolEnvironment(environment),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) process.exitCode = result.status ?? 1;
}
