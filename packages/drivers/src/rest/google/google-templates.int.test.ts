import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import { isEmptyPlan, type Plan, planApply, planDestroy, type RecordedResource } from "@zerolake/planner";
import { type Target, TIERS, type Tier } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { EngineWorld } from "../../memory/engine-world.testing.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const TEMPLATES = ["streaming-starter", "data-science-starter"].map((id) => ({ id, blueprint: expandTemplate(findTemplate(id)!) }));
const FILES = {
  id: "events into files",
  blueprint: expandTemplate({
    ...findTemplate("streaming-starter")!,
    components: [
      { id: "app", kind: "event-source", title: "App", settings: {} },
      { id: "stream", kind: "event-stream", title: "Stream", settings: { topics: ["clicks", "orders"] } },
      { id: "delivery", kind: "stream-delivery", title: "Delivery", settings: { deadLetter: true } },
      { id: "store", kind: "object-store", title: "Store", settings: { zones: ["landing", "raw"] } },
      { id: "places", kind: "secrets", title: "Secrets", settings: { names: ["token"] } },
    ],
    edges: ["app.events -> stream.events", "stream.events -> delivery.events", "delivery.files -> store.files"],
    targetChoices: {},
  }),
};
const CASES = [...TEMPLATES, FILES].flatMap(({ id, blueprint }) => TIERS.map((tier) => ({ id, blueprint, tier })));

let sandbox: GoogleSandbox;
beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_templates");
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset());

function target(tier: Tier): Target {
  const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "dev", namePrefix: "zl" };
  const choices = {
    billingAccount: "012345-6789AB-CDEF01",
    "images.runtime": `europe-docker.pkg.dev/p/i/runtime@sha256:${"a".repeat(64)}`,
  };
  return { cloud: "gcp", region: REGION, tier, account: sandbox.project, environment, choices, overrides: {} };
}

function worldOf(plan: Plan, recorded: readonly RecordedResource[], deploymentId: string): EngineWorld {
  return new EngineWorld({ plan, recorded, deploymentId });
}

async function run(world: EngineWorld) {
  const outcome = await world.finish(world.worker(({ journal }) => ({ journal, driver: sandbox.driver })));
  const failed = Object.values(world.view.steps)
    .filter(({ status }) => status !== "succeeded")
    .map(({ address, status, error }) => `${address} ${status}: ${JSON.stringify(error)}`);
  return { result: outcome.result, failed };
}

describe.each(CASES)("$id, $tier, over HTTP through the driver", ({ blueprint, tier }) => {
  it("comes up, is found as it was made, plans empty after that, and goes again but for what is kept", async () => {
    const { resources } = compile(blueprint, target(tier));
    const plan = planApply({ desired: resources, recorded: [] });
    const world = worldOf(plan, [], "d-1");
    expect(await run(world)).toEqual({ result: "succeeded", failed: [] });

    const { recorded } = world;
    expect(isEmptyPlan(planApply({ desired: resources, recorded }))).toBe(true);
    for (const { address, type, via, identifier } of recorded.filter(
      ({ isReadStep, type: of }) => !isReadStep && of !== "serviceusage.identity",
    )) {
      const found = await sandbox.driver.read({ address, type, via, identifier }, { timeLimitMs: 10_000 });
      expect({ address, identifier: found?.identifier }).toEqual({ address, identifier });
    }

    const end = planDestroy({ recorded, selection: "all", consents: recorded.map(({ address }) => address) });
    expect(await run(worldOf(end, recorded, "d-2"))).toEqual({ result: "succeeded", failed: [] });
    const keptAddresses = new Set(end.kept.map(({ address }) => address));
    const kept = new Set(recorded.filter(({ address }) => keptAddresses.has(address)).map(({ type }) => type));
    const left = (await sandbox.resources()).filter(({ type }) => !kept.has(type) && type !== "cloudresourcemanager.project");
    expect(left).toEqual([]);
  });
});
