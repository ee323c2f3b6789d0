import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { TEST_MASTER_KEY } from "@zerolake/db/testing";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const CONTROL_TOKEN = "a-control-token-for-tests";

/** Programs as they run in earnest: processes of their own, from source, which can be killed. */
export interface Processes {
  readonly sandboxUrl: string;
  readonly controlToken: string;
  startWorker(environment?: Readonly<Record<string, string>>): ChildProcess;
  /** What the programs wrote, for a failed assertion. */
  output(): string;
  stop(): Promise<void>;
}

export async function startProcesses({
  databaseUrl,
  redisUrl,
  issuers = "",
}: {
  databaseUrl: string;
  redisUrl: string;
  /** Issuers of tokens that the sandbox may read. */
  issuers?: string;
}): Promise<Processes> {
  const children: ChildProcess[] = [];
  let written = "";
  const port = await freePort();
  const sandboxUrl = `http://127.0.0.1:${port}`;
  const environment = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ZEROLAKE_MASTER_KEY: Buffer.from(TEST_MASTER_KEY.key).toString("hex"),
    ZEROLAKE_ARTEFACTS_DIR: `${ROOT}apps/runtime/dist`,
    SANDBOX_URL: sandboxUrl,
    SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN,
    WORKER_LEASE_MS: "6000",
    LOG_LEVEL: "warn",
  };
  const start = (script: string, extra: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, ["--import", "tsx", script], { cwd: ROOT, env: { ...process.env, ...environment, ...extra } });
    child.stdout.on("data", (chunk) => (written += chunk));
    child.stderr.on("data", (chunk) => (written += chunk));
    children.push(child);
    return child;
  };
  start("apps/sandbox/src/main.ts", { SANDBOX_PORT: String(port), SANDBOX_PROFILE: "fast", SANDBOX_ISSUERS: issuers });
  await answers(`${sandboxUrl}/healthz`, () => written);
  return {
    sandboxUrl,
    controlToken: CONTROL_TOKEN,
    startWorker: (extra = {}) => start("apps/worker/src/main.ts", extra),
    output: () => written,
    async stop() {
      await Promise.all(children.map(endOf));
    },
  };
}

export function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await kill(child, "SIGTERM");
}

async function answers(url: string, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer:\n${output().slice(-2_000)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
