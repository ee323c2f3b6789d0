import { setTimeout as sleep } from "node:timers/promises";
import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import { compile } from "@zerolake/compiler";
import type { CloudDriver } from "@zerolake/execution";
import { planApply } from "@zerolake/planner";
import { addressToTag, type DesiredResource, type PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { LIFE_ENVIRONMENT } from "../../life.testing.ts";
import { EngineWorld } from "../../memory/engine-world.testing.ts";
import { survive } from "../../memory/mortal-worker.testing.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

/** The engine's clock runs ahead of the sandbox's: each look takes this much of the latter's time. */
const LOOK_MS = 60;
const KILLED_AFTER_ITS_CREATION = { call: "create", at: 1, when: "after" } as const;

let sandbox: GoogleSandbox;
let compiled: readonly DesiredResource[];

beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_lost_creations");
  const { project: account } = sandbox;
  const choices = { "images.runtime": `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}` };
  const target = {
    cloud: "gcp",
    region: REGION,
    tier: "standard",
    account,
    environment: LIFE_ENVIRONMENT,
    choices,
    overrides: {},
  } as const;
  compiled = TEMPLATES.flatMap((template) => compile(expandTemplate(template), target).resources);
});
afterAll(() => sandbox.stop());

beforeEach(async () => {
  await sandbox.control("PUT", "latency", { profile: "zero" });
  await sandbox.reset();
  const service = `projects/${sandbox.project}/services/aiplatform.googleapis.com`;
  await carryOut([{ ...typical("serviceusage.service"), address: "services.vertex", properties: { resourcePath: service } }]);
  await sandbox.control("PUT", "latency", { profile: "fast" });
});

/** What the compiler knows of a type, without what it stands on in a design. */
function typical(type: string): DesiredResource {
  const found = compiled.find((resource) => resource.type === type);
  if (!found) throw new Error(`no template has a ${type}`);
  return { ...found, component: "services", dependsOn: [] };
}

const COLLECTIONS: Readonly<Record<string, string>> = {
  "aiplatform.featureOnlineStore": "featureOnlineStores",
  "aiplatform.index": "indexes",
  "aiplatform.indexEndpoint": "indexEndpoints",
  "aiplatform.metadataStore": "metadataStores",
  "aiplatform.tensorboard": "tensorboards",
};

function desired(type: string, name: string, owner: string = LIFE_ENVIRONMENT.installationId): DesiredResource {
  const known = typical(type);
  const address = `made.${name}`;
  const collection = `projects/${sandbox.project}/locations/${REGION}/${COLLECTIONS[type]}`;
  const isNamedByGoogle = !known.facts.hasUniqueName;
  const labels = {
    zerolake_installation: owner,
    zerolake_environment: "e",
    zerolake_component: "made",
    zerolake_address: addressToTag(address).replaceAll(".", "_2e"),
  };
  const properties: PropertyMap = {
    resourcePath: isNamedByGoogle ? collection : `${collection}/${name}`,
    ...(isNamedByGoogle ? { displayName: name } : {}),
    ...(known.facts.tags ? { labels } : {}),
  };
  return { ...known, address, component: "made", properties };
}

class SandboxWorld extends EngineWorld {
  override worker(wrap: Parameters<EngineWorld["worker"]>[0] = (ports) => ports) {
    return super.worker(({ journal }) => wrap({ journal, driver: patient(sandbox.driver) }));
  }
}

function patient(driver: CloudDriver): CloudDriver {
  return {
    ...driver,
    find: async (...asked) => {
      await sleep(LOOK_MS);
      return driver.find(...asked);
    },
    poll: async (...asked) => {
      await sleep(LOOK_MS);
      return driver.poll(...asked);
    },
  };
}

const worldOf = (resources: readonly DesiredResource[]) => new SandboxWorld({ plan: planApply({ desired: resources, recorded: [] }) });

async function carryOut(resources: readonly DesiredResource[]): Promise<void> {
  expect(await worldOf(resources).finish()).toMatchObject({ result: "succeeded" });
}

async function inTheCloud(type: string): Promise<readonly string[]> {
  return (await sandbox.resources()).filter((resource) => resource.type === type).map(({ identifier }) => identifier);
}

it.each(Object.keys(COLLECTIONS))("finds a %s again whose worker died between call and answer, and makes no second one", async (type) => {
  const world = worldOf([desired(type, "first")]);
  const { outcome, struck } = await survive(world, [KILLED_AFTER_ITS_CREATION]);
  expect({ struck, outcome, steps: world.statuses() }).toMatchObject({
    struck: 1,
    outcome: { result: "succeeded" },
    steps: { "made.first": "succeeded" },
  });
  expect(world.recorded.map(({ identifier }) => identifier)).toEqual(await inTheCloud(type));
});

it("makes what an answer without a word never made, after it has seen that nothing is on its way", async () => {
  const world = worldOf([desired("aiplatform.index", "first")]);
  const { outcome } = await survive(world, [{ ...KILLED_AFTER_ITS_CREATION, when: "before" }]);
  expect(outcome).toMatchObject({ result: "succeeded" });
  expect(world.recorded.map(({ identifier }) => identifier)).toEqual(await inTheCloud("aiplatform.index"));
});

it("waits for somebody else's creation of the kind, and takes it for nothing of ours", async () => {
  const foreign = desired("aiplatform.index", "foreign", "another-installation");
  const call = { token: "ab".repeat(32), timeLimitMs: 10_000 };
  const owner = { installation: "another-installation", environment: "e", component: "made", address: foreign.address };
  await sandbox.driver.create({ ...foreign, owner }, call);
  const world = worldOf([desired("aiplatform.index", "first")]);
  const { outcome } = await survive(world, [{ ...KILLED_AFTER_ITS_CREATION, when: "before" }]);
  expect(outcome).toMatchObject({ result: "succeeded" });
  const [ours] = world.recorded.map(({ identifier }) => identifier);
  const all = await inTheCloud("aiplatform.index");
  expect({ all: all.length, isOursAmongThem: all.includes(ours ?? "") }).toEqual({ all: 2, isOursAmongThem: true });
});

it("tells two lost creations of one kind apart by whose labels they bear", async () => {
  const world = worldOf([desired("aiplatform.tensorboard", "first"), desired("aiplatform.tensorboard", "second")]);
  await sandbox.fault({
    match: { operation: "aiplatform.projects.locations.tensorboards.create" },
    action: { kind: "dropReply" },
    count: 2,
  });
  expect(await world.finish()).toMatchObject({ result: "succeeded" });
  expect(world.recorded.map(({ identifier }) => identifier).toSorted()).toEqual((await inTheCloud("aiplatform.tensorboard")).toSorted());
  expect(world.recorded).toHaveLength(2);
});
