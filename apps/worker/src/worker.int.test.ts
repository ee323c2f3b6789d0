import { findPlan, getDeployment, getEnvironment, listEnvironmentSummaries, listRecordedResources, requestCancel } from "@zerolake/db";
import { MemoryCloud } from "@zerolake/drivers";
import type { RecordedResource } from "@zerolake/planner";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

const redisUrl = process.env["REDIS_URL"] ?? "";
let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(redisUrl);
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

describe("the worker", () => {
  it("plans, applies after an approval, verifies, plans again empty, and destroys what a person consents to lose", async () => {
    const { db } = lake.test;
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    const { organizationId } = world;
    const first = await lake.ask(world);
    await lake.approve(world, first);
    await lake.reaches(world, first, ["succeeded"]);
    const recorded = await listRecordedResources(db, organizationId, world.environment.id);
    const { planTotals, summary } = await getDeployment(db, organizationId, first);
    expect(recorded.length).toBeGreaterThan(10);
    expect(planTotals?.create).toBe(recorded.length);
    expect(summary).toMatch(/planning again changes nothing/);
    const events = await lake.events(world, first);
    expect(events.at(-1)).toMatchObject({ type: "finished", result: "succeeded" });
    expect(events.filter(({ type }) => type === "verified")).toMatchObject([
      {
        checks: [
          { name: "recordedResources", result: "passed", expected: `${recorded.length} resources`, found: `${recorded.length} resources` },
          { name: "planAgain", result: "passed", found: "nothing to change", deviations: [] },
        ],
      },
    ]);
    expect((await getEnvironment(db, organizationId, world.environment.id)).deployedVersionId).toBe(world.version.id);

    const second = await lake.ask(world);
    await lake.reaches(world, second, ["succeeded"]);
    expect((await getDeployment(db, organizationId, second)).summary).toBe("Nothing to change.");

    const consents = recorded.filter(({ holdsData }) => holdsData).map(({ address }) => address);
    const careful = await lake.ask(world, { consents: [] });
    await lake.reaches(world, careful, ["awaitingApproval"]);
    const kept = (await findPlan(db, organizationId, { deploymentId: careful }))?.plan.kept.map(({ address }) => address);
    expect(kept).toEqual(expect.arrayContaining(consents));
    const third = await lake.ask(world, { consents });
    await lake.approve(world, third);
    await lake.reaches(world, third, ["succeeded"]);
    const left = await listRecordedResources(db, organizationId, world.environment.id);
    expect(left.filter(({ retain, singleton }) => !retain && singleton === undefined)).toEqual([]);
    expect((await getEnvironment(db, organizationId, world.environment.id)).deployedVersionId).toBeNull();
  });

  it("a destruction of one component takes along what depends on it, leaves the rest and the environment deployed, and the next plan wants it back", async () => {
    const { db } = lake.test;
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    const { organizationId, environment } = world;
    const first = await lake.ask(world);
    await lake.approve(world, first);
    await lake.reaches(world, first, ["succeeded"]);
    const recorded = await listRecordedResources(db, organizationId, environment.id);
    const consents = recorded.filter(({ holdsData }) => holdsData).map(({ address }) => address);
    const needed = recorded.find(({ component, dependsOn }) => componentsOf(recorded, dependsOn).some((other) => other !== component));
    const chosen = componentsOf(recorded, needed?.dependsOn ?? []).find((other) => other !== needed?.component) ?? "";

    const part = await lake.ask(world, { consents, destroyComponents: [chosen] });
    await lake.approve(world, part);
    await lake.reaches(world, part, ["succeeded"]);
    const left = await listRecordedResources(db, organizationId, environment.id);
    const gone = recorded.filter(({ address }) => !left.some((resource) => resource.address === address));
    expect(gone.map(({ address }) => address)).toContain(needed?.address);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter(({ dependsOn }) => gone.some(({ address }) => dependsOn.includes(address)))).toEqual([]);
    expect((await getEnvironment(db, organizationId, environment.id)).deployedVersionId).toBe(world.version.id);

    const again = await lake.ask(world);
    await lake.reaches(world, again, ["awaitingApproval"]);
    const plan = (await findPlan(db, organizationId, { deploymentId: again }))?.plan;
    const created = plan?.steps.filter(({ action }) => action === "create").map(({ address }) => address);
    expect(created?.toSorted()).toEqual(gone.map(({ address }) => address).toSorted());
  });

  it("a deployment of one component brings what it needs and no more, leaves the version undeployed, and the whole one makes up for it", async () => {
    const { db } = lake.test;
    await lake.startWorker(new MemoryCloud());
    const world = await lake.createWorld();
    const { organizationId, environment } = world;
    const parts = world.version.document.components.map(({ id }) => id);
    const chosen = parts.at(-1) ?? "";
    const part = await lake.askOnly(world, { onlyComponents: [chosen] });
    await lake.approve(world, part);
    await lake.reaches(world, part, ["succeeded"]);
    const stored = await findPlan(db, organizationId, { deploymentId: part });
    const first = await listRecordedResources(db, organizationId, environment.id);
    const done = await getDeployment(db, organizationId, part);
    expect(done).toMatchObject({ onlyComponents: [chosen], partsTotal: parts.length, leftOut: stored?.plan.leftOut?.length });
    expect(done.leftOut).toBeGreaterThan(0);
    expect(first.some(({ component }) => component === chosen)).toBe(true);
    expect(first.flatMap(({ dependsOn }) => dependsOn).filter((need) => !first.some(({ address }) => address === need))).toEqual([]);
    expect((await getEnvironment(db, organizationId, environment.id)).deployedVersionId).toBeNull();
    const summaries = () =>
      listEnvironmentSummaries(db, organizationId, { projectId: environment.projectId, environmentId: environment.id });
    expect(await summaries()).toMatchObject([{ deployedVersion: null, partlyAtVersion: world.version.number }]);

    const again = await lake.askOnly(world, { onlyAddresses: [first[0]?.address ?? ""] });
    await lake.reaches(world, again, ["succeeded"]);
    expect((await getDeployment(db, organizationId, again)).summary).toBe("Nothing to change in the chosen parts.");

    const whole = await lake.ask(world);
    await lake.approve(world, whole);
    await lake.reaches(world, whole, ["succeeded"]);
    const left = (stored?.plan.leftOut ?? []).map(({ address }) => address);
    const all = (await listRecordedResources(db, organizationId, environment.id)).map(({ address }) => address);
    expect(all.toSorted()).toEqual([...left, ...first.map(({ address }) => address)].toSorted());
    expect(await summaries()).toMatchObject([{ deployedVersion: world.version.number, partlyAtVersion: null }]);
  });

  it("a deployment approved behind another waits, and is asked for again because what is deployed has changed", async () => {
    await lake.startWorker(new MemoryCloud({ polls: 2, pollAfterMs: 200 }));
    const world = await lake.createWorld();
    const [first, second] = [await lake.ask(world), await lake.ask(world)];
    await lake.reaches(world, second, ["awaitingApproval"]);
    await lake.approve(world, first);
    await lake.approve(world, second);
    await lake.reaches(world, first, ["succeeded"]);
    await lake.reaches(world, second, ["awaitingApproval"]);
    const events = await lake.events(world, second);
    expect(events).toContainEqual(expect.objectContaining({ type: "waitingForEnvironment" }));
    expect(events.filter(({ type }) => type === "planned")).toHaveLength(2);
  });

  it("after a cancel nothing new starts, what is open is followed to its end, and what was made stays recorded", async () => {
    const { db } = lake.test;
    await lake.startWorker(new MemoryCloud({ polls: 3, pollAfterMs: 400 }));
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.approve(world, id);
    const started = async () => (await lake.events(world, id)).filter(({ type }) => type === "stepStarted").length;
    while ((await started()) < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await requestCancel(db, world.organizationId, { deploymentId: id, by: world.actor })).toEqual({ state: "cancelling" });
    await lake.queue.enqueue("deployment.advance", { organizationId: world.organizationId, deploymentId: id });
    await lake.reaches(world, id, ["cancelled"]);
    const events = await lake.events(world, id);
    const afterwards = events.slice(events.findIndex(({ type }) => type === "cancelRequested"));
    expect(afterwards.filter(({ type }) => type === "stepStarted")).toEqual([]);
    const succeeded = events.filter(({ type }) => type === "stepSucceeded").length;
    expect(await listRecordedResources(db, world.organizationId, world.environment.id)).toHaveLength(succeeded);
    expect(succeeded).toBeGreaterThan(0);
  });

  it("a step that the cloud refuses fails the deployment with the cloud's message, the rest is done, and can be undone", async () => {
    const cloud = new MemoryCloud();
    const error = { class: "permission" as const, code: "AccessDenied", message: "not allowed to do that", remedy: "Add the permission." };
    cloud.inject({ on: ({ kind, address }) => kind === "create" && address.startsWith("catalog."), kind: "refuse", error, times: 100 });
    await lake.startWorker(cloud);
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    await lake.approve(world, id);
    await lake.reaches(world, id, ["failed"]);
    const events = await lake.events(world, id);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "stepFailed", error: expect.objectContaining({ message: error.message }) }),
    );
    expect(events.filter(({ type }) => type === "stepSucceeded").length).toBeGreaterThan(3);
    expect((await getDeployment(lake.test.db, world.organizationId, id)).summary).toMatch(/failed/);

    const made = await listRecordedResources(lake.test.db, world.organizationId, world.environment.id);
    const consents = made.filter(({ holdsData }) => holdsData).map(({ address }) => address);
    const undo = await lake.ask(world, { consents, undoOfId: id });
    await lake.approve(world, undo);
    await lake.reaches(world, undo, ["succeeded"]);
    const left = await listRecordedResources(lake.test.db, world.organizationId, world.environment.id);
    expect(left.filter(({ retain, singleton }) => !retain && singleton === undefined)).toEqual([]);
  });

  it("cancels at once what nobody has begun", async () => {
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    const outcome = await requestCancel(lake.test.db, world.organizationId, { deploymentId: id, by: world.actor });
    expect(outcome).toEqual({ state: "cancelled" });
    await lake.startWorker(new MemoryCloud());
    expect((await lake.events(world, id)).map(({ type }) => type)).not.toContain("planned");
  });

  it("goes on by itself after Redis was emptied", async () => {
    const world = await lake.createWorld();
    const id = await lake.ask(world);
    const redis = new Redis(redisUrl);
    await redis.flushdb();
    redis.disconnect();
    await lake.startWorker(new MemoryCloud());
    await lake.reaches(world, id, ["awaitingApproval"]);
    expect((await lake.events(world, id)).filter(({ type }) => type === "planned")).toHaveLength(1);
  });
});

function componentsOf(recorded: readonly RecordedResource[], addresses: readonly string[]): readonly string[] {
  return recorded.filter(({ address }) => addresses.includes(address)).map(({ component }) => component);
}
