import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GoogleSandbox } from "./google-sandbox.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const OWNER = { installation: "installation-1", environment: "environment-1", component: "c", address: "c.made" };
const LABELS = {
  zerolake_installation: "installation-1",
  zerolake_environment: "environment-1",
  zerolake_component: "c",
  zerolake_address: "c_2emade",
};

let sandbox: GoogleSandbox;
let tokens = 0;

beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_inventory");
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.reset();
  for (const service of ["pubsub", "storage", "bigquery"]) await enable(service);
});

async function make(type: string, properties: PropertyMap): Promise<string> {
  const facts = { createOnly: [], readOnly: [], writeOnly: [], identifier: ["resourcePath"], hasUniqueName: true, tags: null };
  const request: ResourceRequest = { address: OWNER.address, type, via: "rest:google", properties, facts, owner: OWNER };
  tokens += 1;
  let status = await sandbox.driver.create(request, { ...LIMIT, token: `ca${String(tokens).padStart(62, "0")}` });
  while (status.state === "pending") status = await sandbox.driver.poll(status.operation, request, LIMIT);
  if (status.state !== "done") throw new Error(JSON.stringify(status));
  return status.identifier;
}

const enable = (service: string) =>
  make("serviceusage.service", { resourcePath: `projects/${sandbox.project}/services/${service}.googleapis.com` });

async function makeThree(): Promise<readonly string[]> {
  const { project } = sandbox;
  const topic = `projects/${project}/topics/zl-topic`;
  return [
    await make("pubsub.topic", { resourcePath: topic, name: topic, labels: LABELS }),
    await make("storage.bucket", { resourcePath: "b/zl-inventory", name: "zl-inventory", location: "EUROPE-WEST1", labels: LABELS }),
    await make("bigquery.dataset", {
      resourcePath: `projects/${project}/datasets/zl_set`,
      datasetReference: { projectId: project, datasetId: "zl_set" },
      location: "europe-west1",
      labels: LABELS,
    }),
  ];
}

describe("what is there on Google Cloud", () => {
  it("is listed by label under the addresses by which each is read", async () => {
    await enable("cloudasset");
    const made = await makeThree();
    const { resources } = await sandbox.driver.listOwned("installation-1", LIMIT);
    expect(resources.map(({ identifier }) => identifier).sort()).toEqual([...made].sort());
    for (const { type, via, identifier, owner } of resources) {
      expect(owner).toEqual(OWNER);
      expect(await sandbox.driver.read({ address: "c.made", type, via, identifier }, LIMIT)).toMatchObject({ identifier });
    }
  });

  it("says that the inventory is not switched on, or may not be searched", async () => {
    await expect(sandbox.driver.listOwned("installation-1", LIMIT)).rejects.toMatchObject({ error: { code: "SERVICE_DISABLED" } });
    await enable("cloudasset");
    const action = {
      kind: "fail",
      at: "call",
      code: "PERMISSION_DENIED",
      status: 403,
      message: "Permission cloudasset.assets.searchAllResources denied.",
    };
    await sandbox.fault({ match: { service: "cloudasset.googleapis.com" }, action, count: 1 });
    await expect(sandbox.driver.listOwned("installation-1", LIMIT)).rejects.toMatchObject({ error: { class: "permission" } });
  });

  it("is listed by type wherever the type lies in nothing else", async () => {
    const made = await makeThree();
    for (const [index, type] of ["pubsub.topic", "storage.bucket", "bigquery.dataset"].entries()) {
      const existing = await sandbox.driver.listExisting(type, "rest:google", LIMIT);
      expect(existing).toMatchObject([{ identifier: made[index], owner: OWNER }]);
    }
    expect(await sandbox.driver.listExisting("cloudkms.cryptoKey", "rest:google", LIMIT)).toBeUndefined();
    expect(await sandbox.driver.listExisting("aiplatform.deployedIndex", "rest:google", LIMIT)).toBeUndefined();
    expect(await sandbox.driver.listExisting("iam.member", "rest:google", LIMIT)).toBeUndefined();
  });
});
