import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import {
  approveDeployment,
  createDeployment,
  type Database,
  ensureInstallation,
  getDeployment,
  listEvents,
  listRecordedResources,
  requestCancel,
} from "@zerolake/db";
import { createTestDatabase, createWorld, TEST_MASTER_KEY, type TestDatabase, type World } from "@zerolake/db/testing";
import { createMemoryDriver, MemoryCloud } from "@zerolake/drivers";
import { createRateLimiter, DEFAULT_LIMITS, type DeploymentState, isTerminal } from "@zerolake/execution";
import { createJobQueue, type JobQueue } from "@zerolake/queue";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DriverSource } from "./connections/driver-source.ts";
import { type RunningWorker, startWorker } from "./start-worker.ts";

const LIMITS = {
  ...DEFAULT_LIMITS,
  callsInFlightMax: 64,
  createsOpenMax: 64,
  createsOpenPerServiceMax: 64,
  requestsPerSecond: 10_000,
  requestBurst: 10_000,
};
const redisUrl = process.env["REDIS_URL"] ?? "";

let test: TestDatabase;
let queue: JobQueue;
const workers: RunningWorker[] = [];

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 10 });
  await ensureInstallation(test.db, TEST_MASTER_KEY);
  queue = createJobQueue(redisUrl);
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(async () => {
  await queue.close();
  await test.drop();
});

function memoryDrivers(db: Database, cloud: MemoryCloud): DriverSource {
  const driver = createMemoryDriver(cloud);
  const rate = createRateLimiter(LIMITS);
  return {
    async connect(organizationId, { connectionId }) {
      const connection = await db.prisma.connection.findFirstOrThrow({
        where: { id: connectionId, organizationId },
        omit: { credentialsSealed: true },
      });
      return { connection, driver, rate, limits: LIMITS };
    },
  };
}

async function start(cloud: MemoryCloud): Promise<RunningWorker> {
  const configuration = {
    databaseUrl: test.url,
    redisUrl,
    sandbox: undefined,
    artefactsDir: undefined,
    concurrency: 4,
    leaseMs: 6_000,
    logLevel: "error",
  };
  const logger = pino({ level: process.env["LOG_LEVEL"] ?? "silent" });
  const worker = await startWorker({ configuration, masterKey: TEST_MASTER_KEY, logger, drivers: memoryDrivers(test.db, cloud) });
  workers.push(worker);
  return worker;
}

async function worldWithTemplate(): Promise<World> {
  const template = findTemplate("streaming-starter");
  if (!template) throw new Error("no such template");
  return createWorld(test.db, { document: expandTemplate(template) });
}

async function ask(world: World, kind: "apply" | "destroy" = "apply", versionId: string = world.version.id): Promise<string> {
  const { id } = await createDeployment(test.db, world.organizationId, {
    environmentId: world.environment.id,
    kind,
    actor: world.actor,
    ...(kind === "apply" ? { versionId } : {}),
  });
  await queue.enqueue("deployment.plan", { organizationId: world.organizationId, deploymentId: id });
  return id;
}

async function approve(world: World, deploymentId: string): Promise<void> {
  const { planHash } = await getDeployment(test.db, world.organizationId, deploymentId);
  await approveDeployment(test.db, world.organizationId, { deploymentId, planHash: planHash ?? "", by: world.actor });
  await queue.enqueue("deployment.advance", { organizationId: world.organizationId, deploymentId });
}

async function reaches(world: World, deploymentId: string, states: readonly DeploymentState[]): Promise<DeploymentState> {
  const limit = Date.now() + 20_000;
  for (;;) {
    const { state, summary } = await getDeployment(test.db, world.organizationId, deploymentId);
    if (states.includes(state)) return state;
    if (isTerminal(state) || Date.now() > limit) {
      const last = (await eventsOf(world, deploymentId)).slice(-8).map(({ event }) => JSON.stringify(event));
      throw new Error(`stopped at ${state}: ${summary}\n${last.join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const eventsOf = (world: World, deploymentId: string) =>
  listEvents(test.db, world.organizationId, { deploymentId, afterSequence: 0, limit: 10_000 });

describe("the worker", () => {
  it("plans, applies after an approval, verifies, plans again empty, and destroys", async () => {
    const cloud = new MemoryCloud();
    await start(cloud);
    const world = await worldWithTemplate();
    const first = await ask(world);
    await reaches(world, first, ["awaitingApproval"]);
    await approve(world, first);
    await reaches(world, first, ["succeeded"]);
    const recorded = await listRecordedResources(test.db, world.organizationId, world.environment.id);
    const { planTotals, summary } = await getDeployment(test.db, world.organizationId, first);
    expect(recorded.length).toBeGreaterThan(10);
    expect(planTotals?.create).toBe(recorded.length);
    expect(summary).toMatch(/planning again changes nothing/);
    const events = await eventsOf(world, first);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)?.event).toMatchObject({ type: "finished", result: "succeeded" });

    const second = await ask(world);
    await reaches(world, second, ["succeeded"]);
    expect((await getDeployment(test.db, world.organizationId, second)).summary).toBe("Nothing to change.");

    const third = await ask(world, "destroy");
    await reaches(world, third, ["awaitingApproval", "failed"]);
    expect((await eventsOf(world, third)).some(({ event }) => event.type === "planned")).toBe(true);
  });

  it("a deployment approved behind another waits, and is asked for again because what is deployed has changed", async () => {
    const cloud = new MemoryCloud();
    await start(cloud);
    const world = await worldWithTemplate();
    const [first, second] = [await ask(world), await ask(world)];
    await reaches(world, first, ["awaitingApproval"]);
    await reaches(world, second, ["awaitingApproval"]);
    await approve(world, first);
    await approve(world, second);
    await reaches(world, first, ["succeeded"]);
    await reaches(world, second, ["awaitingApproval"]);
    await queue.enqueue("deployment.advance", { organizationId: world.organizationId, deploymentId: second });
    const messages = (await eventsOf(world, second)).map(({ event }) => event);
    expect(messages).toContainEqual(expect.objectContaining({ type: "waitingForEnvironment" }));
    expect(messages.filter(({ type }) => type === "planned")).toHaveLength(2);
  });

  it("cancels what is only approved at once, and what is being planned before anything starts", async () => {
    const world = await worldWithTemplate();
    const waiting = await ask(world);
    const outcome = await requestCancel(test.db, world.organizationId, { deploymentId: waiting, by: world.actor });
    expect(outcome).toEqual({ state: "cancelled" });
    await start(new MemoryCloud());
    await reaches(world, waiting, ["cancelled"]);
    expect(await listRecordedResources(test.db, world.organizationId, world.environment.id)).toEqual([]);
  });

  it("goes on by itself after Redis was emptied", async () => {
    const world = await worldWithTemplate();
    const id = await ask(world);
    const { Redis } = await import("ioredis");
    const redis = new Redis(redisUrl);
    await redis.flushall();
    redis.disconnect();
    await start(new MemoryCloud());
    await reaches(world, id, ["awaitingApproval"]);
    expect((await eventsOf(world, id)).filter(({ event }) => event.type === "planned")).toHaveLength(1);
  });
});
