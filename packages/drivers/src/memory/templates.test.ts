import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import type { ResourceRequest } from "@zerolake/execution";
import { isEmptyPlan, type Plan, planApply, planDestroy } from "@zerolake/planner";
import type { PropertyMap, Target, Tier } from "@zerolake/resources";
import { describe, expect, it, vi } from "vitest";
import { EngineWorld } from "./engine-world.testing.ts";
import { survive } from "./mortal-worker.testing.ts";

vi.setConfig({ testTimeout: 60_000 });

function target(tier: Tier): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  return { cloud: "aws", region: "eu-west-1", tier, account: "123456789012", environment, choices: {}, overrides: {} };
}

/** All that the recipes look up: where the brokers of a cluster are, and a registry that comes with an environment of Confluent. */
function lookUp({ type, facts }: ResourceRequest): PropertyMap | undefined {
  if (!["Zerolake::MSK::BootstrapBrokers", "confluent.registry"].includes(type)) return undefined;
  return Object.fromEntries(facts.readOnly.map((path) => [path, "broker-1:9098,broker-2:9098"]));
}

const CASES = TEMPLATES.flatMap((template) =>
  (["prototype", "production"] as const).map((tier) => ({ name: `${template.title}, ${tier}`, template, tier })),
);

function worldOf(plan: Plan): EngineWorld {
  return new EngineWorld({ plan, cloudOptions: { polls: 1, pollAfterMs: 1_000, lookUp } });
}

describe.each(CASES)("$name", ({ template, tier }) => {
  const { resources } = compile(expandTemplate(template), target(tier));
  const plan = planApply({ desired: resources, recorded: [] });

  it("comes up, plans empty after that, and goes again but for what is kept", async () => {
    const world = worldOf(plan);
    expect(await world.finish()).toMatchObject({ result: "succeeded" });
    const again = planApply({ desired: resources, recorded: world.recorded });
    expect(isEmptyPlan(again)).toBe(true);
    const { recorded, cloud, time } = world;
    const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    const destroying = new EngineWorld({ plan: end, recorded, cloud, time, deploymentId: "d-2" });
    expect(await destroying.finish()).toMatchObject({ result: "succeeded" });
    expect(cloud.resources.map(({ address }) => address).sort()).toEqual(end.kept.map(({ address }) => address).sort());
  });

  it("comes up whole when its workers are killed again and again", async () => {
    const world = worldOf(plan);
    const kills = [3, 20, 57, 120, 11, 80].flatMap((at) => [{ at, when: "before" } as const, { at, when: "after" } as const]);
    const { outcome, struck } = await survive(world, kills);
    expect(outcome).toMatchObject({ result: "succeeded" });
    expect(struck).toBeGreaterThan(3);
    const made = world.cloud.created.map(({ address }) => address);
    expect(made.length).toBe(new Set(made).size);
    expect(isEmptyPlan(planApply({ desired: resources, recorded: world.recorded }))).toBe(true);
  });
});
