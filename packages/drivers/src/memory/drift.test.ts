import { compareResource } from "@zerolake/drift";
import { isEmptyPlan, type PlanDrift, planApply } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import { reference } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { EngineWorld } from "./engine-world.testing.ts";
import type { MemoryCloudOptions } from "./memory-cloud-options.ts";
import { createMemoryDriver } from "./memory-driver.ts";

const named = desiredResource("stream.topic", { properties: { Name: "topic", Shards: 12 } });
/** Found by its tags alone. */
const tagged = desiredResource("net.address", { facts: { ...named.facts, hasUniqueName: false, identifier: [] }, properties: { Size: 1 } });
const user = desiredResource("job.reader", { properties: { Name: "job", Topic: reference("stream.topic", "Arn") } });
const desired = [named, tagged, user];

async function deployed(cloudOptions: Omit<MemoryCloudOptions, "nowMs"> = {}): Promise<EngineWorld> {
  const world = new EngineWorld({ plan: planApply({ desired, recorded: [] }), cloudOptions });
  expect(await world.finish()).toMatchObject({ result: "succeeded" });
  return world;
}

/** What a refresh finds, as a plan takes it. */
async function driftOf({ cloud, recorded }: EngineWorld): Promise<readonly PlanDrift[]> {
  const driver = createMemoryDriver(cloud);
  const found = await Promise.all(
    recorded.map(async (resource) => {
      const seen = await driver.read(resource, { timeLimitMs: 1_000 });
      return compareResource(resource, { exists: seen !== undefined, attributes: seen?.attributes ?? {} });
    }),
  );
  return found.flat().map(({ address, kind, path, recorded: sent, observed }) => ({
    address,
    kind,
    path,
    ...(sent === undefined ? {} : { recorded: sent }),
    ...(observed === undefined ? {} : { observed }),
    observedAt: "2026-01-01T00:00:00.000Z",
  }));
}

async function after(before: EngineWorld): Promise<EngineWorld> {
  const { recorded, cloud, time } = before;
  const plan = planApply({ desired, recorded, drift: await driftOf(before) });
  return new EngineWorld({ plan, recorded, cloud, time, deploymentId: "d-2" });
}

function identifierOf({ recorded }: EngineWorld, address: string): string {
  return recorded.find((resource) => resource.address === address)!.identifier;
}

describe("a deployment that knows of drift", () => {
  it("sends a patch from what was seen, so that the cloud really has what was wanted again", async () => {
    const before = await deployed();
    before.cloud.tamper(identifierOf(before, "stream.topic"), { Shards: 24 });
    const world = await after(before);
    expect(await world.finish()).toMatchObject({ result: "succeeded" });
    expect(world.cloud.resources.find(({ address }) => address === "stream.topic")?.properties).toMatchObject({ Shards: 12 });
    expect(await driftOf(world)).toEqual([]);
    expect(isEmptyPlan(planApply({ desired, recorded: world.recorded }))).toBe(true);
  });

  it.each([
    ["stream.topic", "loseAnswer", true],
    ["stream.topic", "loseRequest", true],
    ["stream.topic", "loseAnswer", false],
    ["net.address", "loseAnswer", true],
    ["net.address", "loseAnswer", false],
  ] as const)("creates %s again once, even with %s (tokens: %s)", async (address, kind, honoursTokens) => {
    const before = await deployed({ honoursTokens });
    before.cloud.vanish(identifierOf(before, address));
    const world = await after(before);
    world.cloud.inject({ on: (call) => call.kind === "create" && call.address === address, kind });
    expect(await world.finish()).toMatchObject({ result: "succeeded" });
    expect(world.cloud.resources.filter((resource) => resource.address === address)).toHaveLength(1);
    expect(identifierOf(world, address)).toBe(world.cloud.resources.find((resource) => resource.address === address)?.identifier);
    expect(await driftOf(world)).toEqual([]);
  });
});
