import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startKinesis } from "./local-service.testing.ts";

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

/** The program in a process of its own, as the image starts it. */
function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(new URL("main.ts", import.meta.url))], {
    env: { PATH: process.env["PATH"] ?? "", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  const ended = once(child, "close") as Promise<[number]>;
  const listening = async (): Promise<void> => {
    while (!output.includes("listening"))
      await Promise.race([once(child.stdout, "data"), ended.then(() => Promise.reject(new Error(output)))]);
  };
  return { child, ended, listening, output: () => output };
}

test("MODE=collect takes events, counts them and ends by itself on SIGTERM", { timeout: 30_000 }, async () => {
  const { url, calls } = await startKinesis();
  const port = await freePort();
  const program = start({ MODE: "collect", PORT: String(port), ZEROLAKE_OUT_EVENTS: "kinesis://eu-west-1/clicks", AWS_ENDPOINT_URL: url });
  await program.listening();
  const at = `http://127.0.0.1:${port}`;
  expect((await fetch(`${at}/healthz`)).status).toBe(200);
  expect((await fetch(`${at}/events`, { method: "POST", body: '{"user":"u1"}' })).status).toBe(202);
  expect(await (await fetch(`${at}/metrics`)).text()).toContain("events_out 1");
  expect(calls).toHaveLength(1);
  program.child.kill("SIGTERM");
  expect((await program.ended)[0]).toBe(0);
});

test.each([
  ["collect", {}, "ZEROLAKE_OUT_EVENTS is not set"],
  ["embed", { MODEL_ENDPOINT: "https://m.example.com" }, "ZEROLAKE_OUT_VECTORS is not set"],
  ["nothing", {}, "expected catalog, collect, logs, feed, app or embed"],
])("MODE=%s without what it needs ends at once and says why", { timeout: 30_000 }, async (mode, environment, reason) => {
  const program = start({ MODE: mode, ...environment });
  expect((await program.ended)[0]).toBe(1);
  expect(program.output()).toContain(reason);
});
