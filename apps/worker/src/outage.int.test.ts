import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { getDeployment } from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

/** The system's Redis may be hidden in a private folder; then this is left to machines that have it installed. */
const hasRedis = spawnSync("redis-server", ["--version"]).error === undefined;

let port: number;
let redis: ChildProcess;
let lake: MemoryLake;

beforeAll(async () => {
  if (!hasRedis) return;
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  server.close();
  redis = startRedis();
  lake = await MemoryLake.open(`redis://127.0.0.1:${port}`);
});
afterAll(async () => {
  if (!hasRedis) return;
  await lake.close();
  redis.kill("SIGKILL");
});

function startRedis(): ChildProcess {
  return spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], { stdio: "ignore" });
}

async function startedSteps(world: World, id: string): Promise<number> {
  return (await lake.events(world, id)).filter(({ type }) => type === "stepStarted").length;
}

async function begin(): Promise<{ world: World; id: string }> {
  const world = await lake.createWorld();
  const id = await lake.ask(world);
  await lake.approve(world, id);
  while ((await startedSteps(world, id)) < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  return { world, id };
}

/** Nobody gets into the database, and who is in is thrown out. */
async function lockOut(isOut: boolean): Promise<void> {
  const url = new URL(process.env["DATABASE_URL"] ?? "");
  const name = new URL(lake.test.url).pathname.slice(1);
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${isOut ? "false" : "true"}`);
  if (isOut) await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await client.end();
}

describe.skipIf(!hasRedis)("an outage in the middle of a deployment", () => {
  it("of Redis, which comes back empty: the deployment goes on and ends well", async () => {
    const cloud = new MemoryCloud({ polls: 2, pollAfterMs: 600 });
    await lake.startWorker(cloud);
    const { world, id } = await begin();
    redis.kill("SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    redis = startRedis();
    await lake.reaches(world, id, ["succeeded"]);
    expect(cloud.created).toHaveLength((await getDeployment(lake.test.db, world.organizationId, id)).planTotals?.create ?? 0);
    await lake.stopWorkers();
  });

  it("of PostgreSQL: nothing is made twice, and the deployment goes on and ends well", async () => {
    const cloud = new MemoryCloud({ polls: 2, pollAfterMs: 600 });
    await lake.startWorker(cloud);
    const { world, id } = await begin();
    await lockOut(true);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await lockOut(false);
    await lake.reaches(world, id, ["succeeded"]);
    expect(cloud.created).toHaveLength((await getDeployment(lake.test.db, world.organizationId, id)).planTotals?.create ?? 0);
    await lake.stopWorkers();
  });
});
