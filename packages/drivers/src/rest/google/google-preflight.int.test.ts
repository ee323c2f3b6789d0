import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { preflightContract } from "../../preflight-contract.testing.ts";
import { GoogleSandbox, REGION } from "./google-sandbox.testing.ts";

let sandbox: GoogleSandbox;

beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_preflight");
  await sandbox.control("PUT", "latency", { profile: "zero" });
});
afterAll(() => sandbox.stop());

/** Limits, machines, buckets and regions can only be asked about where their services are on. */
async function switchOn(service: string): Promise<void> {
  const call = { token: "ab".repeat(32), timeLimitMs: 10_000 };
  const request = {
    address: "project-services.service",
    type: "serviceusage.service",
    via: "rest:google",
    properties: { resourcePath: `projects/${sandbox.project}/services/${service}` },
    facts: { createOnly: [], readOnly: [], writeOnly: [], identifier: ["resourcePath"], hasUniqueName: true, tags: null },
    owner: { installation: "i", environment: "e", component: "project-services", address: "project-services.service" },
  };
  let status = await sandbox.driver.create(request, call);
  while (status.state === "pending") {
    // At zero latency it is on already; only the driver's rhythm would wait.
    await sleep(20);
    status = await sandbox.driver.poll(status.operation, request, call);
  }
  expect(status.state).toBe("done");
}

preflightContract(
  {
    cloud: "gcp",
    region: REGION,
    action: "pubsub.topics.create",
    machineType: "n2-standard-4",
    quota: { service: "project", quota: "NETWORKS" },
    placed: "run.googleapis.com",
  },
  () => ({
    driver: sandbox.driver,
    account: sandbox.project,
    async reset() {
      await sandbox.reset();
      await sandbox.control("DELETE", "conditions");
      await Promise.all(["compute", "storage", "cloudkms", "dataplex", "run"].map((service) => switchOn(`${service}.googleapis.com`)));
    },
    setCondition: (condition) => sandbox.control("PUT", "conditions", condition),
    refusePermissions: () =>
      sandbox.fault({
        match: { service: "cloudresourcemanager.googleapis.com", operation: "POST" },
        action: { kind: "fail", code: "PERMISSION_DENIED", message: "Not for you.", at: "call", status: 403 },
      }),
  }),
);

it("says that a service will be switched on, and counts machines by their processors", async () => {
  await sandbox.control("PUT", "conditions", { kind: "limit", subject: "CPUS", value: 7 });
  const verdicts = await sandbox.driver.inspect(
    [
      { area: "services", service: "redis.googleapis.com", addresses: ["a.b"] },
      {
        area: "quotas",
        service: "region",
        quota: "CPUS",
        unit: "vCPU",
        needed: 2,
        machineType: "n2-standard-4",
        addresses: ["pool.nodes"],
      },
    ],
    { timeLimitMs: 10_000 },
  );
  expect(verdicts).toMatchObject([
    { answer: "yes", detail: expect.stringContaining("switches it on") },
    { answer: "no", limit: 7, needed: 8 },
  ]);
});

it("finds the one permission that Google does not know among many", async () => {
  await sandbox.control("DELETE", "faults");
  const actions = ["pubsub.topics.create", "pubsub.topics.get", "nonsense", "storage.buckets.create", "run.jobs.create"];
  const questions = actions.map((action) => ({ area: "permissions", action, addresses: ["a.b"] }) as const);
  const verdicts = await sandbox.driver.inspect(questions, { timeLimitMs: 10_000 });
  expect(verdicts.map(({ answer }) => answer)).toEqual(["yes", "yes", "unknown", "yes", "yes"]);
});

it("takes a service that is off for what it is: nothing is known of its names, nobody else has them, and nothing of its regions", async () => {
  await sandbox.reset();
  const verdicts = await sandbox.driver.inspect(
    [
      { area: "names", type: "storage.bucket", name: "zl-some-bucket", addresses: ["a.b"] },
      { area: "regions", service: "run.googleapis.com", addresses: ["a.b"] },
    ],
    { timeLimitMs: 10_000 },
  );
  expect(verdicts).toMatchObject([
    { answer: "unknown", detail: expect.stringContaining("disabled") },
    { answer: "unknown", detail: expect.stringContaining("switched it on") },
  ]);
});
