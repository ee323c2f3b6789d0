import { applyEdit } from "@zerolake/blueprint";
import {
  appendEdits,
  createDeployment,
  createVersion,
  findPlan,
  getDeployment,
  getDraft,
  ignoreDrift,
  listDriftFindings,
  listRecordedResources,
  refreshStatus,
  requestRefresh,
} from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MemoryLake } from "../memory-lake.testing.ts";

const LIMIT_MS = 30_000;

let lake: MemoryLake;
let cloud: MemoryCloud;
let world: World;
let org: string;
let environmentId: string;

beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
beforeEach(async () => {
  cloud = new MemoryCloud({ zones: ["eu-central-1a"], nowMs: Date.now });
  await lake.startWorker(cloud);
  world = await lake.createWorld();
  org = world.organizationId;
  environmentId = world.environment.id;
  await deploy(await lake.ask(world));
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

async function deploy(id: string): Promise<string> {
  await lake.approve(world, id);
  await lake.reaches(world, id, ["succeeded"]);
  return id;
}

async function refresh() {
  await requestRefresh(lake.test.db, org, { environmentId });
  await lake.queue.enqueue("environment.refresh", { organizationId: org, environmentId });
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const status = await refreshStatus(lake.test.db, org, environmentId);
    if (!status.isRunning) return status;
    if (Date.now() > limit) throw new Error("the refresh did not end in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const findings = (includeIgnored = false) => listDriftFindings(lake.test.db, org, { environmentId, includeIgnored });
const recorded = () => listRecordedResources(lake.test.db, org, environmentId);

/** The stream of the template, and somebody who changes it in the cloud's console. */
async function stream() {
  const found = (await recorded()).find(({ type }) => type === "AWS::Kinesis::Stream");
  if (!found) throw new Error("the template has a stream");
  return found;
}

function seen(identifier: string): PropertyMap {
  return cloud.resources.find((resource) => resource.identifier === identifier)?.properties ?? {};
}

async function changeStream(change: PropertyMap) {
  const { identifier } = await stream();
  cloud.tamper(identifier, change);
  return identifier;
}

/** A version in which the stream keeps its events so many hours. */
async function keepFor(retentionHours: number): Promise<string> {
  const { db } = lake.test;
  const { user, actor, project } = world;
  const draft = await getDraft(db, org, project.id);
  const component = draft.document.components.find(({ kind }) => kind === "event-stream")?.id ?? "";
  const edit = { edit: "setSetting", component, key: "retentionHours", value: retentionHours } as const;
  const applied = applyEdit({ blueprint: draft.document, layout: draft.layout }, edit);
  if (!applied.ok) throw new Error(applied.error.message);
  const { design, inverse } = applied.value;
  const { blueprintId, revision: baseRevision } = draft;
  const edits = [{ id: "edit-of-a-test", edit, inverse }];
  await appendEdits(db, org, { blueprintId, baseRevision, edits, document: design.blueprint, layout: design.layout, authorId: user.id });
  const version = await createVersion(db, org, {
    blueprintId,
    revision: baseRevision + 1,
    semanticHash: "v2",
    createdById: user.id,
    actor,
  });
  return version.id;
}

describe("a refresh", () => {
  it("of a lake that nobody touched finds nothing, whatever was deployed", async () => {
    const { last, checkedSoFar } = await refresh();
    expect(await findings()).toEqual([]);
    expect(last).toMatchObject({ refusals: [], problem: null });
    expect(last!.checked).toBe(last!.total);
    expect({ isAny: last!.total > 20, checkedSoFar }).toEqual({ isAny: true, checkedSoFar: 0 });
  });

  it("finds what was changed, what it means and who did it, and leaves the recorded state alone", async () => {
    const before = await recorded();
    await changeStream({ RetentionPeriodHours: 168 });
    await refresh();
    const [finding, ...more] = await findings();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      path: "RetentionPeriodHours",
      observed: 168,
      severity: "medium",
      cause: { certainty: "recorded", actor: "ken@orders.example", source: "CloudTrail" },
    });
    expect(await recorded()).toEqual(before);
  });

  it("keeps what it could see when the cloud refuses some reads", async () => {
    const { address } = await stream();
    await changeStream({ RetentionPeriodHours: 168 });
    const other = (await recorded()).find((one) => one.address !== address && !one.isReadStep)!;
    const error = { class: "permission", code: "AccessDenied", message: "Not authorised", remedy: "Allow it." } as const;
    cloud.inject({ on: (call) => call.kind === "read" && call.address === other.address, kind: "refuse", error });
    const { last } = await refresh();
    expect(last).toMatchObject({ checked: last!.total - 1, refusals: [{ address: other.address }] });
    expect(await findings()).toHaveLength(1);
  });
});

describe("a plan after a refresh", () => {
  it("puts a changed property back, says what it rests on, and its success ends the finding", async () => {
    const { properties } = await stream();
    const identifier = await changeStream({ RetentionPeriodHours: 168 });
    await refresh();
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    const stored = await findPlan(lake.test.db, org, { deploymentId: id });
    expect(stored?.plan.totals).toMatchObject({ update: 1, create: 0, replace: 0, destroy: 0 });
    expect(stored?.plan.drift).toMatchObject([{ path: "RetentionPeriodHours", observed: 168 }]);
    await deploy(id);
    expect(seen(identifier)["RetentionPeriodHours"]).toEqual(properties["RetentionPeriodHours"]);
    expect(await findings()).toEqual([]);
    const row = await lake.test.db.prisma.driftFinding.findFirst({ where: { environmentId } });
    expect(row).toMatchObject({ state: "gone", mendedById: id });
    expect(await lake.reaches(world, await lake.ask(world), ["succeeded"])).toBe("succeeded");
  });

  it("creates again what is gone, once", async () => {
    const { identifier, address } = await stream();
    cloud.vanish(identifier);
    await refresh();
    expect(await findings()).toMatchObject([{ address, kind: "gone", severity: "high" }]);
    await deploy(await lake.ask(world));
    expect(cloud.resources.filter((resource) => resource.address === address)).toHaveLength(1);
    expect(await findings()).toEqual([]);
  });

  it("leaves alone what somebody ignores", async () => {
    await changeStream({ RetentionPeriodHours: 168 });
    await refresh();
    const findingIds = (await findings()).map(({ id }) => id);
    const until = new Date(Date.now() + 3_600_000);
    await ignoreDrift(lake.test.db, org, { findingIds, reason: "A trial", until, actor: world.actor });
    expect(await lake.reaches(world, await lake.ask(world), ["succeeded"])).toBe("succeeded");
  });

  it("has nothing to do when the design wants by now what was changed, and records it, so that the finding ends", async () => {
    const { address } = await stream();
    await changeStream({ RetentionPeriodHours: 168 });
    await refresh();
    const versionId = await keepFor(168);
    const { id } = await createDeployment(lake.test.db, org, { environmentId, kind: "apply", versionId, actor: world.actor });
    await lake.queue.enqueue("deployment.plan", { organizationId: org, deploymentId: id });
    await lake.reaches(world, id, ["succeeded"]);
    expect((await getDeployment(lake.test.db, org, id)).summary).toBe("Nothing to change.");
    expect(await findings(true)).toEqual([]);
    expect((await recorded()).find((one) => one.address === address)?.properties["RetentionPeriodHours"]).toBe(168);
    await refresh();
    expect(await findings(true)).toEqual([]);
  });

  it("keeps to what it was computed from when newer looks come in while it waits", async () => {
    await changeStream({ RetentionPeriodHours: 168 });
    await refresh();
    const id = await lake.ask(world);
    await lake.reaches(world, id, ["awaitingApproval"]);
    await changeStream({ Name2: "added later" });
    await changeStream({ RetentionPeriodHours: 720 });
    await refresh();
    await deploy(id);
    expect((await getDeployment(lake.test.db, org, id)).state).toBe("succeeded");
  });
});

it("a plan that refreshes first sees what nobody had looked at", async () => {
  await changeStream({ RetentionPeriodHours: 168 });
  const input = { environmentId, kind: "apply", versionId: world.version.id, refreshFirst: true, actor: world.actor } as const;
  const { id } = await createDeployment(lake.test.db, org, input);
  await lake.queue.enqueue("deployment.plan", { organizationId: org, deploymentId: id });
  await lake.reaches(world, id, ["awaitingApproval"]);
  const stored = await findPlan(lake.test.db, org, { deploymentId: id });
  expect(stored?.plan.drift).toMatchObject([{ path: "RetentionPeriodHours" }]);
});
