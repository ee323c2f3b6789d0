import type { ChildProcess } from "node:child_process";
import { expandTemplate, layoutOf } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import {
  approveDeployment,
  createDemo,
  createDeployment,
  createEnvironment,
  createProject,
  createVersion,
  type Deployment,
  getDeployment,
  listConnections,
  listEvents,
  listRecordedResources,
} from "@zerolake/db";
import { createTestDatabase, TEST_MASTER_KEY, type TestDatabase } from "@zerolake/db/testing";
import { createJobQueue, type JobQueue } from "@zerolake/queue";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kill, type Processes, startProcesses } from "./process.testing.ts";

const redisUrl = process.env["REDIS_URL"] ?? "";
let test: TestDatabase;
let queue: JobQueue;
let processes: Processes;
let lake: Awaited<ReturnType<typeof makeLake>>;

beforeAll(async () => {
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  redis.disconnect();
  test = await createTestDatabase();
  queue = createJobQueue(redisUrl);
  processes = await startProcesses({ databaseUrl: test.url, redisUrl });
  lake = await makeLake();
}, 120_000);
afterAll(async () => {
  await processes.stop();
  await queue.close();
  await test.drop();
});

async function makeLake() {
  const { db } = test;
  const { organizationId, userId } = await createDemo(db, { masterKey: TEST_MASTER_KEY, passphrase: "a passphrase" });
  const actor = { kind: "user" as const, id: userId, name: "Mira" };
  const by = { createdById: userId, actor };
  const template = findTemplate("streaming-starter");
  const connection = (await listConnections(db, organizationId)).find(({ cloud }) => cloud === "aws");
  if (!template || !connection) throw new Error("the demo is not complete");
  const document = expandTemplate(template);
  const project = await createProject(db, organizationId, { name: "Lake", document, layout: layoutOf(document), ...by });
  const place = {
    projectId: project.id,
    cloud: "aws" as const,
    region: "eu-central-1",
    tier: "prototype" as const,
    connectionId: connection.id,
  };
  const killed = await createEnvironment(db, organizationId, { ...place, name: "killed", ...by });
  const stopped = await createEnvironment(db, organizationId, { ...place, name: "stopped", ...by });
  const version = await createVersion(db, organizationId, { blueprintId: project.blueprintId, revision: 0, semanticHash: "v1", ...by });
  return { organizationId, actor, versionId: version.id, killedId: killed.id, stoppedId: stopped.id };
}

async function until(deploymentId: string, isReached: (deployment: Deployment) => boolean | Promise<boolean>): Promise<Deployment> {
  const limit = Date.now() + 150_000;
  for (;;) {
    const deployment = await getDeployment(test.db, lake.organizationId, deploymentId);
    if (await isReached(deployment)) return deployment;
    if (deployment.finishedAt || Date.now() > limit) {
      const last = (await eventsOf(deploymentId)).slice(-10).map((event) => JSON.stringify(event));
      throw new Error(`stopped at ${deployment.state}: ${deployment.summary}\n${last.join("\n")}\n${processes.output().slice(-3_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function eventsOf(deploymentId: string) {
  const numbered = await listEvents(test.db, lake.organizationId, { deploymentId, afterSequence: 0, limit: 20_000 });
  expect(numbered.map(({ sequence }) => sequence)).toEqual(numbered.map((_, index) => index + 1));
  return numbered.map(({ event }) => event);
}

interface Found {
  readonly type: string;
  readonly address: string | null;
}

async function askSandbox(
  path: string,
): Promise<{ readonly accounts: readonly { account: string }[]; readonly resources: readonly Found[] }> {
  const headers = { authorization: `Bearer ${processes.controlToken}` };
  const response = await fetch(`${processes.sandboxUrl}/_sandbox/${path}`, { headers });
  return (await response.json()) as Awaited<ReturnType<typeof askSandbox>>;
}

async function inTheCloud(): Promise<readonly Found[]> {
  const { accounts } = await askSandbox("accounts");
  return (await askSandbox(`accounts/${accounts[0]?.account}/resources`)).resources;
}

/** A deployment that is under way: some steps are done, some calls are open. */
async function deployHalf(environmentId: string): Promise<string> {
  const { organizationId, actor, versionId } = lake;
  const { id } = await createDeployment(test.db, organizationId, { environmentId, kind: "apply", versionId, actor });
  await queue.enqueue("deployment.plan", { organizationId, deploymentId: id });
  const planned = await until(id, ({ state }) => state === "awaitingApproval");
  await approveDeployment(test.db, organizationId, { deploymentId: id, planHash: planned.planHash ?? "", by: actor });
  await queue.enqueue("deployment.advance", { organizationId, deploymentId: id });
  await until(id, async () => {
    const states = await test.db.prisma.journalEntry.groupBy({ by: ["state"], where: { deploymentId: id }, _count: true });
    const count = (name: string) => states.find(({ state }) => state === name)?._count ?? 0;
    return count("succeeded") >= 5 && count("intended") + count("accepted") >= 1;
  });
  return id;
}

/** A run that waits for the cloud has no lease: the worker is frozen first, so that it is certainly killed while it holds one. */
async function killUnderLease(worker: ChildProcess, id: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    worker.kill("SIGSTOP");
    const row = await test.db.prisma.deployment.findUniqueOrThrow({ where: { id }, select: { leaseOwner: true, state: true } });
    if (row.leaseOwner !== null && row.state === "applying") return kill(worker, "SIGKILL");
    worker.kill("SIGCONT");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("the worker never held the lease");
}

async function expectEachOnce(id: string, environmentId: string): Promise<void> {
  const { planTotals } = await getDeployment(test.db, lake.organizationId, id);
  const recorded = await listRecordedResources(test.db, lake.organizationId, environmentId);
  expect(new Set(recorded.map(({ address }) => address)).size).toBe(planTotals?.create);
  const events = await eventsOf(id);
  const succeeded = events.flatMap((event) => (event.type === "stepSucceeded" ? event.address : []));
  expect(succeeded).toHaveLength(new Set(succeeded).size);
}

describe("a worker in the middle of a deployment", () => {
  it("that is killed is succeeded by another one, and every resource is created once", { timeout: 300_000 }, async () => {
    const first = processes.startWorker();
    const id = await deployHalf(lake.killedId);
    await killUnderLease(first, id);
    const second = processes.startWorker();
    await until(id, ({ state }) => state === "succeeded");
    expect((await eventsOf(id)).filter(({ type }) => type === "takenOver").length).toBeGreaterThanOrEqual(1);
    await expectEachOnce(id, lake.killedId);
    const tagged = (await inTheCloud()).flatMap(({ type, address }) => (address === null ? [] : `${type} ${address}`));
    expect(tagged).toEqual([...new Set(tagged)]);
    await kill(second, "SIGTERM");
  });

  it("that is asked to stop gives it back within ten seconds, and nobody has to take it over", { timeout: 300_000 }, async () => {
    const first = processes.startWorker();
    const id = await deployHalf(lake.stoppedId);
    const askedAt = Date.now();
    await kill(first, "SIGTERM");
    expect(first.exitCode).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(10_000);
    const second = processes.startWorker();
    await until(id, ({ state }) => state === "succeeded");
    expect((await eventsOf(id)).filter(({ type }) => type === "takenOver")).toEqual([]);
    await expectEachOnce(id, lake.stoppedId);
    await kill(second, "SIGTERM");
  });
});
