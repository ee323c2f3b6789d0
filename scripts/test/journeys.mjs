import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../services/free-port.mjs";
import { openCuttableLine } from "./cuttable-line.mjs";
import { startOwnCloud } from "./own-cloud.mjs";
import { startServiceControl } from "./service-control.mjs";
import { findSimpleSamlPhp } from "./simplesamlphp.mjs";
import { run } from "./vitest.mjs";

const READY_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 20_000;

/**
 * Starts the console as a user would, and one without any account; walks through both in Chromium, and stops them. What the
 * worker takes for AWS is a sandbox of its own; journeys may kill it or cut the way to it, and stop and start PostgreSQL and Redis. Given `words`,
 * only files whose names contain one of them.
 */
export async function runJourneys(root, { databaseUrl, redisUrl, services, folder, chromium, words }) {
  const running = [];
  const start = async (environment) => {
    const started = await startConsole(root, { SANDBOX_PROFILE: "fast", ...environment });
    running.push(started);
    return started;
  };
  const sandbox = { port: await findFreePort(), token: randomUUID() };
  const cloudPort = await findFreePort();
  const cloud = await openCuttableLine(cloudPort);
  const servicesOfJourneys = { ...services, cloud };
  const control = await startServiceControl(servicesOfJourneys);
  try {
    const demo = await start({
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      ZEROLAKE_DATA_DIR: join(folder, "console"),
      SANDBOX_PORT: String(sandbox.port),
      ZEROLAKE_SANDBOX_TOKEN: sandbox.token,
      AWS_ENDPOINT_URL: cloud.url,
      // Identity providers of journeys run on this machine, for organisations that journeys make.
      ZEROLAKE_OUTBOUND_ALLOW: "localhost",
      ZEROLAKE_DOMAINS: "sso-oidc.test=sso-oidc,sso-saml.test=sso-saml",
    });
    const fresh = await start({
      DATABASE_URL: undefined,
      REDIS_URL: undefined,
      ZEROLAKE_DATA_DIR: join(folder, "fresh"),
      ZEROLAKE_DEMO_PASSPHRASE: "",
    });
    // Only now: what it runs was built with the first console.
    const ownCloud = await startOwnCloud(root, { port: cloudPort, databaseUrl, token: sandbox.token });
    running.push(ownCloud);
    servicesOfJourneys.cloudProcess = ownCloud.service;
    return await runPlaywright(root, words, {
      ZEROLAKE_URL: demo.url,
      ZEROLAKE_ACCOUNT: demo.account,
      ZEROLAKE_PASSPHRASE: demo.passphrase,
      ZEROLAKE_FRESH_URL: fresh.url,
      ZEROLAKE_DATA_DIR: join(folder, "console"),
      ZEROLAKE_SERVICE_CONTROL: control.url,
      DATABASE_URL: databaseUrl,
      SANDBOX_URL: `http://127.0.0.1:${sandbox.port}`,
      SANDBOX_CONTROL_TOKEN: sandbox.token,
      OWN_CLOUD_URL: ownCloud.url,
      CHROMIUM_PATH: chromium,
      ...samlProvider(folder, words),
    });
  } finally {
    await Promise.all(running.map((started) => started.stop()));
    await control.stop();
    await cloud.stop();
  }
}

/** Those that disturb nobody first, then those that everybody feels. */
const PROJECTS = ["together", "alone"];

async function runPlaywright(root, words, environment) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const project of PROJECTS) {
    const report = join(mkdtempSync(join(tmpdir(), "zerolake-report-")), "journeys.json");
    // Each empties its folder first: what one has left of a failure must outlive the other.
    const output = join("test-results", project);
    const args = ["playwright", "test", "--project", project, "--output", output, "--pass-with-no-tests", "--reporter=line,json", ...words];
    const code = await run("npx", args, root, { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    const failed = stats.unexpected + stats.flaky;
    sum.passed += stats.expected;
    sum.failed += failed === 0 && code !== 0 ? 1 : failed;
    sum.skipped += stats.skipped;
  }
  return sum;
}

async function startConsole(root, environment) {
  const port = await findFreePort();
  const child = spawn(process.execPath, ["scripts/start/start.mjs"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ...environment },
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
      const ready = /Zerolake is ready at (\S+)\n/.exec(output);
      if (!ready) return;
      clearTimeout(timer);
      const account = /Sign in with (\S+) and the passphrase (\S+)/.exec(output);
      resolve({ url: ready[1], account: account?.[1], passphrase: account?.[2], stop: () => stop(child, ended) });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("close", (code) => fail(`ended with code ${code} before it was ready`));
  });
}

/** Looked for only when its journey is walked: it may have to be downloaded. */
function samlProvider(folder, words) {
  if (words.length > 0 && !words.some((word) => "single-sign-on".includes(word))) return {};
  const { path, reason } = findSimpleSamlPhp(folder);
  if (path) return { SIMPLESAMLPHP_PATH: path };
  console.log(`skipped: sign-in through SimpleSAMLphp: ${reason}`);
  return { SIMPLESAMLPHP_REASON: reason };
}

async function stop(child, ended) {
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}
