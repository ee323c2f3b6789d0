import { type Blueprint, SCHEMA_VERSION } from "@zerolake/blueprint";
import {
  connectionFacts,
  findPlan,
  getConnection,
  getDeployment,
  listRecordedResources,
  recordConnectionTest,
  updateEnvironment,
} from "@zerolake/db";
import type { World } from "@zerolake/db/testing";
import { MemoryCloud } from "@zerolake/drivers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { MemoryLake } from "./memory-lake.testing.ts";

const REGION = "eu-central-1";
const DEPLOYER = "arn:aws:iam::000000000000:user/memory";
const ZONES = ["eu-central-1b", "eu-central-1c", "eu-central-1d"];

/** Something that names who deploys, and something that lies in zones. */
const DOCUMENT: Blueprint = {
  schemaVersion: SCHEMA_VERSION,
  components: [
    { id: "index", kind: "vector-store", title: "Index", settings: { engine: "opensearch" } },
    { id: "api", kind: "app-service", title: "API", settings: {} },
  ],
  edges: [{ id: "e1", from: { component: "index", port: "vectors" }, to: { component: "api", port: "vectors" } }],
  workload: {},
  tier: "prototype",
  policies: { omit: [] },
  targetChoices: {},
};

let lake: MemoryLake;
beforeAll(async () => {
  lake = await MemoryLake.open(process.env["REDIS_URL"] ?? "");
});
afterEach(() => lake.stopWorkers());
afterAll(() => lake.close());

/** A world whose account is not known yet, or is the memory cloud's. */
async function world(account: string | null = null): Promise<World> {
  const made = await lake.createWorld(DOCUMENT);
  await lake.test.db.prisma.connection.update({ where: { id: made.connection.id }, data: { account } });
  return made;
}

async function factsOf({ organizationId, connection }: World) {
  return connectionFacts(await getConnection(lake.test.db, organizationId, connection.id));
}

async function plan(of: World) {
  const id = await lake.ask(of);
  await lake.reaches(of, id, ["awaitingApproval", "succeeded"]);
  const found = await findPlan(lake.test.db, of.organizationId, { deploymentId: id });
  if (!found) throw new Error("no plan");
  const text = JSON.stringify(found.plan.steps);
  return {
    id,
    hash: (await getDeployment(lake.test.db, of.organizationId, id)).planHash,
    codes: found.plan.diagnostics.map(({ code }) => code),
    zones: [...new Set(text.match(/"eu-central-1[a-z]"/g))].sort().map((zone) => zone.slice(1, -1)),
    names: (arn: string) => text.includes(arn),
  };
}

describe("what the cloud tells about a connection", () => {
  it.each([
    ["at its first plan", null],
    ["also over a connection from before it was asked", "000000000000"],
  ])("fills in who deploys and which zones there are %s, and planning again is empty", async (_, account) => {
    await lake.startWorker(new MemoryCloud({ zones: ZONES }));
    const of = await world(account);
    const first = await plan(of);
    expect(first.codes).not.toContain("ZL-AWS-DEPLOYER-UNKNOWN");
    expect(first).toMatchObject({ zones: ZONES.slice(0, 2) });
    expect(first.names(DEPLOYER)).toBe(true);
    expect(await factsOf(of)).toEqual({ principal: DEPLOYER, zones: { [REGION]: ZONES }, refused: [] });

    await lake.approve(of, first.id);
    await lake.reaches(of, first.id, ["succeeded"]);
    expect((await listRecordedResources(lake.test.db, of.organizationId, of.environment.id)).length).toBeGreaterThan(10);
    const second = await lake.ask(of);
    await lake.reaches(of, second, ["succeeded"]);
    expect((await getDeployment(lake.test.db, of.organizationId, second)).summary).toBe("Nothing to change.");
  });

  it("stays as it was told: a plan does not move to other zones by itself", async () => {
    await lake.startWorker(new MemoryCloud({ zones: ZONES }));
    const of = await world();
    const before = await plan(of);
    await lake.stopWorkers();
    await lake.startWorker(new MemoryCloud({ zones: ["eu-central-1a", ...ZONES] }));
    expect((await plan(of)).hash).toBe(before.hash);
  });

  it("is left out where the cloud refuses, until the connection passes another test", async () => {
    await lake.startWorker(new MemoryCloud({ zones: "refused" }));
    const of = await world();
    const refused = await plan(of);
    expect(refused.zones).toEqual(["eu-central-1a", "eu-central-1b"]);
    expect(await factsOf(of)).toEqual({ principal: DEPLOYER, zones: {}, refused: [REGION] });
    await lake.stopWorkers();

    await lake.startWorker(new MemoryCloud({ zones: ZONES }));
    expect((await plan(of)).hash).toBe(refused.hash);
    const { updatedAt } = await getConnection(lake.test.db, of.organizationId, of.connection.id);
    const passed = { connectionId: of.connection.id, updatedAt, isPassed: true, message: "", account: "000000000000", principal: DEPLOYER };
    await recordConnectionTest(lake.test.db, of.organizationId, passed);
    expect((await plan(of)).zones).toEqual(ZONES.slice(0, 2));
  });

  it("never overrides what a person answered", async () => {
    await lake.startWorker(new MemoryCloud({ zones: ZONES }));
    const of = await world();
    const deployerRoleArn = "arn:aws:iam::000000000000:role/platform/deployer";
    await updateEnvironment(lake.test.db, of.organizationId, {
      environmentId: of.environment.id,
      choices: { deployerRoleArn, zones: ["eu-central-1c", "eu-central-1d"] },
      actor: of.actor,
    });
    const planned = await plan(of);
    expect(planned.zones).toEqual(["eu-central-1c", "eu-central-1d"]);
    expect([planned.names(deployerRoleArn), planned.names(DEPLOYER)]).toEqual([true, false]);
  });

  it("stops a plan when the keys lead to another account than what is known", async () => {
    await lake.startWorker(new MemoryCloud());
    const of = await world("123456789012");
    const id = await lake.ask(of);
    await lake.reaches(of, id, ["failed"]);
    expect((await getDeployment(lake.test.db, of.organizationId, id)).summary).toMatch(/belong to account 000000000000/);
  });
});
