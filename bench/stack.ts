import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../scripts/services/free-port.mjs";
import { startPostgres } from "../scripts/services/postgres.mjs";
import { startRedis } from "../scripts/services/redis.mjs";

const ROOT = join(import.meta.dirname, "..");
const MASTER_KEY = Buffer.alloc(32, 7).toString("base64url");
export const DEMO_PASSPHRASE = "bench-passphrase-1234";

export interface Stack {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly sandboxUrl: string;
  readonly masterKey: string;
  /** Folder with the logs of every process. */
  readonly folder: string;
  startWorker(environment?: Record<string, string>): ChildProcess;
  startWeb(): Promise<{ readonly url: string; readonly process: ChildProcess }>;
  stop(): Promise<void>;
}

/** The real parts, as `npm start` runs them: fsync on, processes of their own. Build first. */
export async function startStack({ profile }: { profile: "zero" | "fast" }): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "zerolake-bench-"));
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), fsync: true });
  const redis = await startRedis({ dir: join(folder, "redis") });
  const sandboxPort = await findFreePort();
  const urls = { databaseUrl: postgres.url, redisUrl: redis.url, sandboxUrl: `http://127.0.0.1:${sandboxPort}` };
  const programs = createPrograms(folder, environmentOf(urls));
  const stop = async () => {
    await programs.stop();
    await redis.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ended(programs.start("migrate", "apps/worker/dist/migrate.js"), join(folder, "migrate.log"));
    programs.start("sandbox", "apps/sandbox/dist/main.js", { SANDBOX_PORT: String(sandboxPort), SANDBOX_PROFILE: profile });
    await healthy(`${urls.sandboxUrl}/healthz`, join(folder, "sandbox.log"));
  } catch (error) {
    await stop();
    throw error;
  }
  const startWorker = (extra = {}) => programs.start("worker", "apps/worker/dist/main.js", extra);
  return { ...urls, masterKey: MASTER_KEY, folder, startWorker, startWeb: () => startWeb(programs, folder), stop };
}

function environmentOf({ databaseUrl, redisUrl, sandboxUrl }: { databaseUrl: string; redisUrl: string; sandboxUrl: string }) {
  return {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ZEROLAKE_MASTER_KEY: MASTER_KEY,
    SANDBOX_URL: sandboxUrl,
    SANDBOX_CONTROL_TOKEN: "bench-sandbox-control-token",
    ZEROLAKE_DEMO_PASSPHRASE: DEMO_PASSPHRASE,
    ZEROLAKE_ARTEFACTS_DIR: join(ROOT, "apps/runtime/dist"),
    LOG_LEVEL: "warn",
  };
}

interface Programs {
  start(name: string, script: string, extra?: Record<string, string>): ChildProcess;
  stop(): Promise<void>;
}

/** Each program logs to its own file in the folder. */
function createPrograms(folder: string, environment: Record<string, string>): Programs {
  const children = new Set<ChildProcess>();
  return {
    start(name, script, extra = {}) {
      const log = openSync(join(folder, `${name}.log`), "a");
      const env = { ...process.env, ...environment, ...extra };
      const child = spawn(process.execPath, [join(ROOT, script)], { env, stdio: ["ignore", log, log] });
      children.add(child);
      return child;
    },
    stop: async () => {
      await Promise.all([...children].map(stopChild));
    },
  };
}

async function startWeb(programs: Programs, folder: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = programs.start("web", "apps/web/.next/standalone/apps/web/server.js", {
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: "bench-session-secret-0123456789",
  });
  await healthy(`${url}/api/health`, join(folder, "web.log"));
  return { url, process: child };
}

function ended(child: ChildProcess, log: string): Promise<void> {
  return new Promise((resolve, reject) =>
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`a process ended with code ${code}:\n${readFileSync(log, "utf8").slice(-2_000)}`)),
    ),
  );
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

async function healthy(url: string, log: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} did not answer:\n${readFileSync(log, "utf8").slice(-2_000)}`);
}
