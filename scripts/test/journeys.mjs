import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../services/free-port.mjs";
import { run } from "./vitest.mjs";

const READY_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 20_000;

/** Starts the console as a user would, walks through it in Chromium, and stops it. */
export async function runJourneys(root, { databaseUrl, redisUrl, folder, chromium }) {
  const port = await findFreePort();
  const console_ = await startConsole(root, {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ZEROLAKE_DATA_DIR: join(folder, "console"),
    SANDBOX_PROFILE: "fast",
  });
  try {
    const report = join(mkdtempSync(join(tmpdir(), "zerolake-report-")), "journeys.json");
    const code = await run("npx", ["playwright", "test", "--reporter=line,json"], root, {
      ZEROLAKE_URL: `http://127.0.0.1:${port}`,
      ZEROLAKE_ACCOUNT: console_.account,
      ZEROLAKE_PASSPHRASE: console_.passphrase,
      ZEROLAKE_DATA_DIR: join(folder, "console"),
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: stats.skipped };
  } finally {
    await console_.stop();
  }
}

function startConsole(root, environment) {
  const child = spawn(process.execPath, ["scripts/start/start.mjs"], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((done) => child.once("close", done));
  let output = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`was not ready after ${READY_LIMIT_MS / 1000} s`), READY_LIMIT_MS);
    const fail = (what) => {
      clearTimeout(timer);
      child.kill("SIGTERM");
      reject(new Error(`The console ${what}:\n${output}`));
    };
    const listen = (chunk) => {
      output += chunk;
      const account = /Sign in with (\S+) and the passphrase (\S+)/.exec(output);
      if (!account || !output.includes("Zerolake is ready at")) return;
      clearTimeout(timer);
      resolve({ account: account[1], passphrase: account[2], stop: () => stop(child, ended) });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("close", (code) => fail(`ended with code ${code} before it was ready`));
  });
}

async function stop(child, ended) {
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}
