// `npm start`: everything that a working console needs, on a machine that has Node.js and nothing else of ours.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "./build.mjs";
import { createChildProcesses, waitUntilHealthy } from "./child-processes.mjs";
import { assertPortIsFree, readConfiguration } from "./configuration.mjs";
import { consoleEnvironment } from "./console-environment.mjs";
import { claimDataFolder } from "./data-folder.mjs";
import { migrateAndSeed } from "./database.mjs";
import { assertNodeVersion, installDependencies } from "./install.mjs";
import { Remedy } from "./remedy.mjs";
import { reportFailure, step } from "./report.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** What to stop, last started first. */
const running = [];
let isStopping = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));

try {
  await start();
} catch (error) {
  reportFailure(error);
  await stop(1);
}

async function start() {
  console.log("Zerolake\n");
  assertNodeVersion();
  const configuration = readConfiguration(root, process.env);
  await assertPortIsFree(configuration.port);
  running.push(claimDataFolder(configuration.dataDir));
  await step("Packages", () => installDependencies(root));
  const services = await startServices(configuration);
  await step("Production build", () => buildOnce(root));
  const environment = await consoleEnvironment(configuration, services);
  let account;
  await step("Database", () => {
    account = migrateAndSeed(root, environment);
    return account ? "migrations applied, demo account present" : "migrations applied";
  });
  await startPrograms(configuration, environment);
  console.log(
    account
      ? `\n  Sign in with ${account.email} and the passphrase ${account.passphrase}`
      : "\n  The first page asks for the owner's account.",
  );
  console.log(`  Data and logs are in ${configuration.dataDir}. Press Ctrl-C to stop.\n`);
  console.log(`Zerolake is ready at ${configuration.origin}`);
}

async function startServices(configuration) {
  // Imported late: these modules look for packages that the step before has just installed.
  const { startPostgres } = await import("../services/postgres.mjs");
  const { startRedis } = await import("../services/redis.mjs");
  const urls = { databaseUrl: configuration.databaseUrl, redisUrl: configuration.redisUrl };
  await step("PostgreSQL", async () => {
    if (urls.databaseUrl) return "yours, from DATABASE_URL";
    const server = await startPostgres({ dataDir: join(configuration.dataDir, "postgres") });
    watch("PostgreSQL", server);
    urls.databaseUrl = server.url;
    return `on 127.0.0.1:${server.port}`;
  });
  await step("Redis", async () => {
    if (urls.redisUrl) return "yours, from REDIS_URL";
    const server = await startRedis({ dir: join(configuration.dataDir, "redis") });
    watch("Redis", server);
    urls.redisUrl = server.url;
    return `on 127.0.0.1:${server.port}`;
  });
  return urls;
}

function watch(name, server) {
  running.push(server);
  server.ended.then(() => {
    if (isStopping) return;
    reportFailure(new Remedy(`${name} ended by itself.`, "Run npm start again; your data is kept."));
    void stop(1);
  });
}

async function startPrograms(configuration, environment) {
  const { dataDir, port } = configuration;
  const programs = createChildProcesses(dataDir, (failure) => {
    reportFailure(failure);
    void stop(1);
  });
  running.push(programs);
  const standalone = join(root, "apps/web/.next/standalone/apps/web");
  await step("Sandbox, worker and console", async () => {
    programs.start("sandbox", join(root, "apps/sandbox/dist/main.js"), environment.sandbox, root);
    programs.start("worker", join(root, "apps/worker/dist/main.js"), environment.worker, root);
    programs.start("web", join(standalone, "main.mjs"), environment.web, standalone);
    await Promise.all([
      waitUntilHealthy("sandbox", `${environment.worker.SANDBOX_URL}/healthz`, dataDir),
      waitUntilHealthy("web", `http://127.0.0.1:${port}/api/health`, dataDir),
    ]);
  });
}

async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  if (running.length > 1) console.log("\nStopping…");
  for (const part of running.toReversed()) await part.stop().catch((error) => console.error(`  ${error.message}`));
  process.exit(code);
}
