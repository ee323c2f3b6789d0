import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { GetResourceCommand, ListResourcesCommand } from "@aws-sdk/client-cloudcontrol";
import { afterEach, expect, it } from "vitest";
import { type Account, CONTROL_TOKEN, client, control, create, databaseUrl, ended, openAccount } from "./sandbox.testing.ts";

const STREAM = "AWS::Kinesis::Stream";
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** The program itself in a process of its own. */
async function startProcess(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "main.ts")], {
    env: { ...process.env, DATABASE_URL: databaseUrl(), SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN, SANDBOX_PORT: "0", SANDBOX_PROFILE: "zero" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listens on (http:\S+)"/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error("the sandbox did not start");
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

it("has every acknowledged resource again after a kill in the middle of a burst", async () => {
  const first = await startProcess();
  const account = await openAccount(first.url, "durability tests");
  await control(first.url, "POST", `accounts/${account.account}/reset`);
  const cloud = client(first.url, account);
  const acknowledged: string[] = [];
  const creators = Array.from({ length: 16 }, async (_, lane) => {
    for (let index = 0; ; index += 1) {
      await create(cloud, STREAM, { Name: `s-${lane}-${index}` });
      acknowledged.push(`s-${lane}-${index}`);
    }
  });
  const outcomes = Promise.allSettled(creators);
  while (acknowledged.length < 200) await new Promise((resolve) => setTimeout(resolve, 5));
  await kill(first.child);
  await outcomes;

  const second = await startProcess();
  const again = client(second.url, account);
  const found = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page = await again.send(new ListResourcesCommand({ TypeName: STREAM, ...(NextToken ? { NextToken } : {}) }));
    for (const { Identifier } of page.ResourceDescriptions ?? []) found.add(Identifier ?? "");
    NextToken = page.NextToken;
  } while (NextToken);
  expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
});

it("finishes what was under way when it was killed, and still knows tokens and faults", async () => {
  const first = await startProcess();
  const account: Account = await openAccount(first.url, "durability tests");
  await control(first.url, "POST", `accounts/${account.account}/reset`);
  await control(first.url, "DELETE", "faults");
  await control(first.url, "POST", "faults", { action: { kind: "delay", ms: 1_500 }, count: 1 });
  const accepted = await create(client(first.url, account), STREAM, { Name: "under-way" }, "token-1");
  await control(first.url, "POST", "faults", { match: { type: "AWS::S3::*" }, action: { kind: "throttle" } });
  await kill(first.child);

  const second = await startProcess();
  const cloud = client(second.url, account);
  expect((await create(cloud, STREAM, { Name: "under-way" }, "token-1")).RequestToken).toBe(accepted.RequestToken);
  expect(await ended(cloud, accepted)).toMatchObject({ OperationStatus: "SUCCESS", Identifier: "under-way" });
  expect(await cloud.send(new GetResourceCommand({ TypeName: STREAM, Identifier: "under-way" }))).toMatchObject({ TypeName: STREAM });
  expect((await control<{ faults: object[] }>(second.url, "GET", "faults")).faults).toHaveLength(1);
  await control(second.url, "DELETE", "faults");
});

it("stops when asked to, with nothing left behind", async () => {
  const { child, url } = await startProcess();
  child.kill("SIGTERM");
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(0);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
});

it("does not start a second time on the same data", async () => {
  await startProcess();
  const second = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "main.ts")], {
    env: { ...process.env, DATABASE_URL: databaseUrl(), SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN, SANDBOX_PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(second);
  const said: string[] = [];
  for await (const line of createInterface({ input: second.stdout })) said.push(line);
  expect(said.join()).toContain("Another sandbox already uses the schema");
});
