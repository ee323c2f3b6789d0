import { NoAnswerError, type OperationStatus, type ResourceRequest } from "@zerolake/execution";
import type { PropertyMap, TypeFacts } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { driverContract } from "../../contract.testing.ts";
import { GoogleSandbox } from "./google-sandbox.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const TOPIC = "pubsub.topic";
const NETWORK = "compute.network";
const OWNER = { installation: "installation-1", environment: "environment-1" };

let sandbox: GoogleSandbox;
let tokens = 0;
const call = () => ({ ...LIMIT, token: `ef${String((tokens += 1)).padStart(62, "0")}` });

beforeAll(async () => {
  sandbox = await GoogleSandbox.start("sandbox_google_driver");
});
afterAll(() => sandbox.stop());

function request(type: string, properties: PropertyMap, facts: Partial<TypeFacts> = {}, address = "c.made"): ResourceRequest {
  const usual = {
    createOnly: ["resourcePath"],
    readOnly: [],
    writeOnly: [],
    identifier: ["resourcePath"],
    hasUniqueName: true,
    tags: null,
  };
  return { address, type, via: "rest:google", properties, facts: { ...usual, ...facts }, owner: { ...OWNER, component: "c", address } };
}

function labelsOf(name: string): PropertyMap {
  return {
    zerolake_installation: OWNER.installation,
    zerolake_environment: OWNER.environment,
    zerolake_component: "c",
    zerolake_address: `c_2e${name}`,
  };
}

function topic(name: string, more: PropertyMap = {}): ResourceRequest {
  const path = `projects/${sandbox.project}/topics/zl-${name}`;
  const facts = { createOnly: ["resourcePath", "name"], tags: { property: "labels", shape: "map" as const } };
  return request(
    TOPIC,
    { resourcePath: path, name: path, messageRetentionDuration: "86400s", labels: labelsOf(name), ...more },
    facts,
    `c.${name}`,
  );
}

function network(name: string, more: PropertyMap = {}): ResourceRequest {
  const path = `projects/${sandbox.project}/global/networks/zl-${name}`;
  return request(
    NETWORK,
    { resourcePath: path, name: `zl-${name}`, autoCreateSubnetworks: false, ...more },
    { createOnly: ["resourcePath", "name"] },
    `c.${name}`,
  );
}

async function end(made: ResourceRequest, status: OperationStatus): Promise<OperationStatus> {
  let current = status;
  for (let polls = 0; current.state === "pending" && polls < 100; polls += 1)
    current = await sandbox.driver.poll(current.operation, made, LIMIT);
  return current;
}

async function make(wanted: ResourceRequest): Promise<{ identifier: string; attributes: PropertyMap }> {
  const status = await end(wanted, await sandbox.driver.create(wanted, call()));
  if (status.state !== "done") throw new Error(JSON.stringify(status));
  return status;
}

const identityOf = ({ address, type, via }: ResourceRequest, identifier: string) => ({ address, type, via, identifier });

async function enable(...services: readonly string[]): Promise<void> {
  for (const service of services) {
    await make(request("serviceusage.service", { resourcePath: `projects/${sandbox.project}/services/${service}.googleapis.com` }));
  }
}

async function fresh(): Promise<void> {
  await sandbox.reset();
  await enable("pubsub", "compute", "storage", "bigquery", "iam", "monitoring", "cloudasset");
}

driverContract("google through the sandbox", async () => {
  await fresh();
  return {
    driver: sandbox.driver,
    request: (name) => topic(name),
    changed: (before) => ({ ...before, properties: { ...before.properties, messageRetentionDuration: "7200s" } }),
    changedForGood: (before) => ({ ...before, properties: { ...before.properties, name: "projects/p/topics/other" } }),
    foreign: (before) => ({
      ...before,
      properties: { ...before.properties, labels: { ...labelsOf("foreign"), zerolake_installation: "installation-2" } },
    }),
    invalid: (before) => ({ ...before, properties: { ...before.properties, messageRetention: "1s" } }),
    drift: ({ identifier }) => {
      const patch = [{ op: "replace", path: "/messageRetentionDuration", value: "600s" }];
      return sandbox.control("POST", `accounts/${sandbox.project}/drift`, { type: TOPIC, identifier, patch });
    },
    wait: () => Promise.resolve(),
    refuseNext: async (how) => {
      const action =
        how === "throttled"
          ? { kind: "throttle" }
          : { kind: "fail", at: "call", code: "PERMISSION_DENIED", status: 403, message: "User not authorized to perform this action." };
      await sandbox.fault({ match: { operation: "pubsub.projects.topics.create" }, action, count: 1 });
    },
  };
});

describe("google driver", () => {
  beforeEach(fresh);

  it("waits for operations of Compute Engine, and patches with the fingerprint that it read", async () => {
    const made = network("net");
    const { identifier, attributes } = await make(made);
    expect(attributes["selfLink"]).toContain("/global/networks/zl-net");
    const next = network("net", { description: "changed" });
    expect(await end(next, await sandbox.driver.update(identityOf(made, identifier), made.properties, next, call()))).toMatchObject({
      state: "done",
      attributes: { description: "changed" },
    });
  });

  it("adds and removes its own member of a policy and leaves everybody else's", async () => {
    await make(topic("shared"));
    const on = `projects/${sandbox.project}/topics/zl-shared`;
    const member = (who: string) =>
      request("iam.member", { onType: TOPIC, on, role: "roles/pubsub.publisher", member: who }, { identifier: [] });
    const others = Array.from({ length: 8 }, (_, index) => member(`user:other-${index}@example.com`));
    const ours = member("user:ours@example.com");
    await Promise.all([...others, ours].map((one) => make(one)));
    const identifier = `${TOPIC}|${on}|roles/pubsub.publisher|user:ours@example.com`;
    expect(await sandbox.driver.read(identityOf(ours, identifier), LIMIT)).toMatchObject({ identifier });
    await sandbox.driver.delete(identityOf(ours, identifier), ours.properties, { ...call(), mayEmpty: false });
    expect(await sandbox.driver.read(identityOf(ours, identifier), LIMIT)).toBeUndefined();
    expect(await Promise.all(others.map((one) => sandbox.driver.find(one, call())))).not.toContain(undefined);
  });

  it("repeats a policy that somebody else changed meanwhile", async () => {
    await make(topic("raced"));
    const on = `projects/${sandbox.project}/topics/zl-raced`;
    const action = { kind: "fail", at: "call", code: "ABORTED", status: 409, message: "There were concurrent policy changes." };
    await sandbox.fault({ match: { operation: "pubsub.projects.topics.setIamPolicy" }, action, count: 3 });
    const member = request(
      "iam.member",
      { onType: TOPIC, on, role: "roles/pubsub.viewer", member: "user:a@example.com" },
      { identifier: [] },
    );
    expect(await sandbox.driver.create(member, call())).toMatchObject({ state: "done" });
    expect(await sandbox.driver.find(member, call())).toBeDefined();
  });

  it("gives a dataset's access to one account and takes it away again", async () => {
    const path = `projects/${sandbox.project}/datasets/zl_data`;
    const dataset = request("bigquery.dataset", {
      resourcePath: path,
      datasetReference: { datasetId: "zl_data", projectId: sandbox.project },
    });
    await make(dataset);
    const member = request(
      "iam.member",
      { onType: "bigquery.dataset", on: path, role: "roles/bigquery.dataViewer", member: "serviceAccount:a@b.iam.gserviceaccount.com" },
      { identifier: [] },
    );
    const { identifier } = await make(member);
    expect(await sandbox.driver.read(identityOf(dataset, path), LIMIT)).toMatchObject({
      attributes: { access: [{ role: "roles/bigquery.dataViewer", userByEmail: "a@b.iam.gserviceaccount.com" }] },
    });
    await sandbox.driver.delete(identityOf(member, identifier), member.properties, { ...call(), mayEmpty: false });
    expect(await sandbox.driver.read(identityOf(member, identifier), LIMIT)).toBeUndefined();
  });

  it("finds what Google has named by its labels, and not somebody else's", async () => {
    const facts = {
      identifier: ["name"],
      readOnly: ["name"],
      hasUniqueName: false,
      tags: { property: "userLabels", shape: "map" as const },
    };
    const channel = (name: string) =>
      request(
        "monitoring.notificationChannel",
        {
          resourcePath: `projects/${sandbox.project}/notificationChannels`,
          type: "email",
          labels: { email_address: "a@b.c" },
          userLabels: labelsOf(name),
        },
        facts,
        `c.${name}`,
      );
    await make(channel("other"));
    const { identifier } = await make(channel("ours"));
    expect(await sandbox.driver.find(channel("ours"), call())).toMatchObject({ identifier, owner: { address: "c.ours" } });
    expect(await sandbox.driver.find(channel("third"), call())).toBeUndefined();
  });

  it("says that an API is off, as something that may still be spreading", async () => {
    const path = `projects/${sandbox.project}/locations/europe-west1/services/zl-run`;
    const service = request("run.service", { resourcePath: path, template: { containers: [{ image: "i" }] } });
    expect(await sandbox.driver.create(service, call())).toMatchObject({
      state: "failed",
      error: { code: "SERVICE_DISABLED", cause: "propagation" },
    });
  });

  it("tells a grant to an account that is not there yet from a wrong one", async () => {
    await make(topic("granted"));
    const on = `projects/${sandbox.project}/topics/zl-granted`;
    const who = `serviceAccount:missing@${sandbox.project}.iam.gserviceaccount.com`;
    const member = request("iam.member", { onType: TOPIC, on, role: "roles/pubsub.viewer", member: who }, { identifier: [] });
    expect(await sandbox.driver.create(member, call())).toMatchObject({ state: "failed", error: { cause: "propagation" } });
  });

  it("does not delete what holds something unless somebody consented", async () => {
    const path = `projects/${sandbox.project}/datasets/zl_full`;
    const dataset = request("bigquery.dataset", {
      resourcePath: path,
      datasetReference: { datasetId: "zl_full", projectId: sandbox.project },
    });
    await make(dataset);
    await make(
      request("bigquery.table", {
        resourcePath: `${path}/tables/t`,
        tableReference: { projectId: sandbox.project, datasetId: "zl_full", tableId: "t" },
      }),
    );
    const remove = (mayEmpty: boolean) => sandbox.driver.delete(identityOf(dataset, path), dataset.properties, { ...call(), mayEmpty });
    expect(await remove(false)).toMatchObject({ state: "failed", error: { class: "conflict" } });
    expect(await remove(true)).toMatchObject({ state: "done" });
  });

  it("says that nobody answered when the reply is lost, and finds what was made all the same", async () => {
    await sandbox.fault({ match: { operation: "pubsub.projects.topics.create" }, action: { kind: "dropReply" }, count: 1 });
    const lost = topic("lost");
    await expect(sandbox.driver.create(lost, call())).rejects.toThrow(NoAnswerError);
    expect(await sandbox.driver.find(lost, call())).toMatchObject({ identifier: lost.properties["resourcePath"], owner: lost.owner });
  });

  it("does not take a refused question for the end of an operation", async () => {
    const made = network("asked");
    const accepted = await sandbox.driver.create(made, call());
    const operation = accepted.state === "pending" ? accepted.operation : "";
    await sandbox.fault({ match: { service: "compute.googleapis.com" }, action: { kind: "throttle" }, count: 1 });
    await expect(sandbox.driver.poll(operation, made, LIMIT)).rejects.toThrow(NoAnswerError);
    expect(await end(made, await sandbox.driver.poll(operation, made, LIMIT))).toMatchObject({ state: "done" });
  });

  it("tells work that failed after it was accepted", async () => {
    const action = {
      kind: "fail",
      at: "handler",
      code: "ZONE_RESOURCE_POOL_EXHAUSTED",
      message: "The zone does not have enough resources.",
    };
    await sandbox.fault({ match: { type: NETWORK }, action, count: 1 });
    const made = network("failed");
    expect(await end(made, await sandbox.driver.create(made, call()))).toMatchObject({ state: "failed", error: { class: "noCapacity" } });
  });

  it("names credentials that Google does not accept", async () => {
    const opened = (await sandbox.control("POST", "projects", { organization: "google driver tests", newKey: true })) as {
      readonly key: { readonly private_key: string };
    };
    const wrong = sandbox.driverWith({ identity: { ...sandbox.key, private_key: opened.key.private_key } });
    await expect(wrong.whoAmI(LIMIT)).rejects.toMatchObject({ error: { class: "permission", code: "UNAUTHENTICATED" } });
    expect(await wrong.create(topic("x"), call())).toMatchObject({ state: "failed", error: { class: "permission" } });
  });
});
