// `npm run dev`: the same parts as `npm start`, from source: pages reload, worker and sandbox start again on a change.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "../services/postgres.mjs";
import { startRedis } from "../services/redis.mjs";
import { assertPortIsFree, readConfiguration } from "../start/configuration.mjs";
import { consoleEnvironment } from "../start/console-environment.mjs";
import { claimDataFolder } from "../start/data-folder.mjs";
import { reportFailure } from "../start/report.mjs";
import { toolEnvironment } from "../tool-environment.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const running = [];

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => void stop(0));

try {
  await start();
} catch (error) {
  reportFailure(error);
  await stop(1);
}

async function start() {
  const configuration = readConfiguration(root, process.env);
  await assertPortIsFree(configuration.port);
  running.push(claimDataFolder(configuration.dataDir));
  const urls = await startServices(configuration);
  const environment = await consoleEnvironment(configuration, urls);
  once("npx", ["turbo", "run", "generate", "--output-logs=errors-only"], {});
  once("npm", ["run", "--silent", "build", "-w", "apps/runtime"], {});
  once("npx", ["tsx", "apps/worker/src/migrate.ts"], environment.migrate);
  program("sandbox", ["tsx", "watch", "apps/sandbox/src/main.ts"], environment.sandbox);
  program("worker", ["tsx", "watch", "apps/worker/src/main.ts"], environment.worker);
  const web = ["next", "dev", "-p", String(configuration.port), "-H", "127.0.0.1"];
  program("web", web, { ...environment.web, NODE_ENV: "development" }, join(root, "apps/web"));
  console.log(
    `Sign in at ${configuration.origin} with demo@zerolake.local and the passphrase ${environment.migrate.ZEROLAKE_DEMO_PASSPHRASE}`,
  );
}

async function startServices({ dataDir, databaseUrl, redisUrl }) {
  const postgres = databaseUrl ? undefined : await startPostgres({ dataDir: join(dataDir, "postgres") });
  if (postgres) running.push(postgres);
  const redis = redisUrl ? undefined : await startRedis({ dir: join(dataDir, "redis") });
  if (redis) running.push(redis);
  return { databaseUrl: databaseUrl ?? postgres.url, redisUrl: redisUrl ?? redis.url };
}

function once(command, args, environment) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: toolEnvironment(environment),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
}

/** Every line of a program is shown with its name. */
function program(name, args, environment, cwd = root) {
  const child = spawn("npx", args, { cwd, env: toolEnvironment(environment), stdio: ["ignore", "pipe", "pipe"], detached: true });
  const show = (chunk) => process.stdout.write(String(chunk).replace(/^(?=.)/gm, `${name.padEnd(8)}`));
  child.stdout.on("data", show);
  child.stderr.on("data", show);
  const ended = new Promise((done) => child.once("close", done));
  running.push({
    stop: async () => {
      // The group: npx and the watcher have children of their own.
      if (child.exitCode === null && child.pid) process.kill(-child.pid, "SIGTERM");
      await ended;
    },
  });
}

async function stop(code) {
  for (const part of running.splice(0).toReversed()) await part.stop();
  process.exit(code);
}
