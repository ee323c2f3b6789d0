import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createDatabase } from "@zerolake/db";
import { findFreePort } from "../scripts/services/free-port.mjs";
import { startPostgres } from "../scripts/services/postgres.mjs";
import { startRedis } from "../scripts/services/redis.mjs";
import type { Measurement } from "./measurement.ts";

const ROOT = join(import.meta.dirname, "..");
const EXIT_WITH_PARENT = pathToFileURL(join(ROOT, "scripts/start/exit-with-parent.mjs")).href;
export const MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");
const CONTROL_TOKEN = "bench-sandbox-control-token";
const STOP_LIMIT_MS = 12_000;
export const DEMO_PASSPHRASE = "bench-passphrase-1234";

export interface Stack {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  startWorker(extra?: Readonly<Record<string, string>>): Promise<Program>;
  /** Starts another program, with the surroundings of a worker; what it says goes to a log of that name. */
  startProgram(name: string, script: string, extra: Readonly<Record<string, string>>): Promise<Program>;
  /** Ends a service in order and starts it again at the same place; Redis forgets everything. */
  restart(service: "postgres" | "redis"): Promise<void>;
  /** Breaks every connection to PostgreSQL, in the middle of whatever is going on. */
  cutConnections(): Promise<void>;
  /** Where the sandbox keeps what its clouds hold. */
  readonly cloudStoreUrl: string;
  /** Resolves once it answers. */
  startWeb(): Promise<Web>;
  /** Asks the sandbox's control API for something, e.g. that calls of a type take longer; returns its answer. */
  tellSandbox(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
}

export interface Program {
  readonly pid: number;
  /** Resolves when it has ended, however that was. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface Web extends Program {
  readonly url: string;
}

export interface StackOptions {
  /** The sandbox has a PostgreSQL of its own, so that the clouds live on when ours is restarted. */
  readonly areCloudsApart?: boolean;
}

/** The real parts, as `npm start` runs them: built, with fsync on, processes of their own. The sandbox answers at once. */
export async function startStack(measurement: Measurement, { areCloudsApart = false }: StackOptions = {}): Promise<Stack> {
  const { folder } = await measurement.start(makeFolder);
  const startDatabase = (name: string, port?: number) =>
    measurement.start(() => startPostgres({ dataDir: join(folder, name), fsync: true, ...(port === undefined ? {} : { port }) }));
  const startBell = (port?: number) =>
    measurement.start(() => startRedis({ dir: join(folder, "redis"), ...(port === undefined ? {} : { port }) }));
  let postgres = await startDatabase("postgres");
  let redis = await startBell();
  const cloudStore = areCloudsApart ? await startDatabase("clouds") : postgres;
  const sandboxPort = await findFreePort();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const launch = launcher(folder, environmentOf({ databaseUrl: postgres.url, redisUrl: redis.url, sandboxUrl }));
  const start = (name: string, script: string, extra = {}) => measurement.start(async () => launch(name, script, extra));

  await (await start("migrate", "apps/worker/dist/migrate.js")).succeeded;
  await start("sandbox", "apps/sandbox/dist/main.js", {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_PROFILE: "zero",
    DATABASE_URL: cloudStore.url,
  });
  await healthy(`${sandboxUrl}/healthz`, join(folder, "sandbox.log"));
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    startWorker: (extra) => start("worker", "apps/worker/dist/main.js", extra),
    startProgram: start,
    cloudStoreUrl: cloudStore.url,
    async restart(service) {
      if (service === "postgres") {
        await postgres.stop();
        postgres = await startDatabase("postgres", postgres.port);
      } else {
        await redis.stop();
        redis = await startBell(redis.port);
      }
    },
    cutConnections: () => cutConnections(postgres.url),
    async startWeb() {
      const port = await findFreePort();
      const url = `http://127.0.0.1:${port}`;
      const environment = {
        PORT: String(port),
        HOSTNAME: "127.0.0.1",
        NEXTAUTH_URL: url,
        NEXTAUTH_SECRET: "bench-session-secret-0123456789",
      };
      const program = await start("web", "apps/web/.next/standalone/apps/web/main.mjs", environment);
      await healthy(`${url}/api/health`, join(folder, "web.log"));
      return { ...program, url };
    },
    async tellSandbox(method, path, body) {
      const response = await fetch(`${sandboxUrl}/_sandbox/${path}`, {
        method,
        headers: { authorization: `Bearer ${CONTROL_TOKEN}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
      return response.json();
    },
  };
}

async function cutConnections(url: string): Promise<void> {
  const db = createDatabase({ connectionString: url, poolSize: 1 });
  await db.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'",
  );
  await db.close();
}

async function makeFolder(): Promise<{ folder: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "zerolake-bench-"));
  // PostgreSQL runs as another user when we are root and must reach its data below.
  chmodSync(folder, 0o755);
  return { folder, stop: () => rmSync(folder, { recursive: true, force: true }) };
}

function environmentOf({ databaseUrl, redisUrl, sandboxUrl }: { databaseUrl: string; redisUrl: string; sandboxUrl: string }) {
  return {
    NODE_ENV: "production",
    MALLOC_ARENA_MAX: "2",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ZEROLAKE_MASTER_KEY: MASTER_KEY,
    SANDBOX_URL: sandboxUrl,
    SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN,
    ZEROLAKE_DEMO_PASSPHRASE: DEMO_PASSPHRASE,
    ZEROLAKE_ARTEFACTS_DIR: join(ROOT, "apps/runtime/dist"),
    LOG_LEVEL: "warn",
  };
}

interface LaunchedProgram extends Program {
  /** Resolves when it ends well; for programs that end by themselves. */
  readonly succeeded: Promise<void>;
}

/** Programs log to their own files in the folder and end with this process, however that ends. */
function launcher(folder: string, environment: Record<string, string>) {
  return (name: string, script: string, extra: Record<string, string>): LaunchedProgram => {
    const path = join(folder, `${name}.log`);
    const log = openSync(path, "a");
    const child = spawn(process.execPath, ["--import", EXIT_WITH_PARENT, resolve(ROOT, script)], {
      cwd: dirname(resolve(ROOT, script)),
      env: { ...process.env, ...environment, ...extra },
      stdio: ["pipe", log, log],
      detached: true,
    });
    closeSync(log);
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const succeeded = exited.then(() => {
      if (child.exitCode !== 0) throw new Error(`${name} ended with ${child.signalCode ?? `code ${child.exitCode}`}:\n${lastOf(path)}`);
    });
    // Most programs are stopped by us, and nobody asks how they ended.
    succeeded.catch(() => undefined);
    return { pid: child.pid ?? 0, succeeded, ended: exited, stop: () => stopProgram(child, exited) };
  };
}

async function stopProgram(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  child.kill("SIGTERM");
  await exited;
  clearTimeout(timer);
}

async function healthy(url: string, log: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isHealthy = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} did not answer:\n${lastOf(log)}`);
}

function lastOf(log: string): string {
  return readFileSync(log, "utf8").slice(-2_000);
}
