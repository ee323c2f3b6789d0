import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { driverContract } from "../../contract.testing.ts";
import { valueAt } from "../../property-path.ts";
import type { SecretSafe } from "../../secret-safe.ts";
import type { ServiceDriver } from "../service-driver.ts";
import { ServiceSandbox, serviceRequest, whole } from "../service-sandbox.testing.ts";
import { createConfluentDriver } from "./confluent-driver.ts";

const LIMIT = { timeLimitMs: 10_000 };

/** What the cloud's secrets hold; the driver is given the real ones where templates are deployed. */
const kept = new Map<string, string>();
const safe: SecretSafe = {
  write: (place, text) => Promise.resolve(void kept.set(place, text)),
  read: (place) => Promise.resolve(kept.get(place)),
};

let sandbox: ServiceSandbox;
let account: string;
let driver: ServiceDriver;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_confluent_driver");
  const opened = await sandbox.open("confluent");
  account = opened.account;
  driver = createConfluentDriver({ credentials: { apiKey: opened.id, apiSecret: opened.secret }, safe, endpoint: sandbox.url });
});
afterAll(() => sandbox.stop());

function request(type: string, properties: PropertyMap, address = "c.made"): ResourceRequest {
  return serviceRequest("confluent", `confluent.${type}`, { properties, address });
}

function person(name: string): ResourceRequest {
  const properties = { resourcePath: "service-accounts", display_name: `zl-${name}`, description: "before" };
  return serviceRequest("confluent", "confluent.serviceAccount", {
    properties,
    address: `c.${name}`,
    facts: { createOnly: ["resourcePath", "display_name"] },
  });
}

const identityOf = ({ address, type, via }: ResourceRequest, identifier: string) => ({ address, type, via, identifier });

async function fresh(): Promise<void> {
  kept.clear();
  await sandbox.reset(account);
}

driverContract("confluent through the sandbox", async () => {
  await fresh();
  return {
    driver: whole(driver),
    request: person,
    changed: (before) => ({ ...before, properties: { ...before.properties, description: "after" } }),
    changedForGood: (before) => ({ ...before, properties: { ...before.properties, display_name: "other" } }),
    invalid: (before) => ({ ...before, properties: { ...before.properties, descripton: "wrong" } }),
    wait: () => Promise.resolve(),
    refuseNext: (how) => sandbox.refuse("createIamV2ServiceAccount", how, "account_not_authorized"),
  };
});

/** An environment with a cluster, and what is needed to speak to it. */
async function cluster() {
  const environment = await sandbox.make(driver, request("environment", { resourcePath: "environments", display_name: "zl-env" }));
  const environmentId = String(environment.attributes["id"]);
  const wanted = request("cluster", {
    resourcePath: `environments/${environmentId}/clusters`,
    spec: {
      display_name: "zl-cluster",
      availability: "HIGH",
      cloud: "AWS",
      region: "eu-west-1",
      config: { kind: "Standard" },
      environment: { id: environmentId },
    },
  });
  const made = await sandbox.make(driver, wanted);
  const { spec, id } = made.attributes as { readonly spec: { readonly http_endpoint: string }; readonly id: string };
  return { environmentId, wanted, made, clusterId: id, host: spec.http_endpoint };
}

async function keyRequest(place: string): Promise<ResourceRequest> {
  const { environmentId, clusterId } = await cluster();
  const owner = await sandbox.make(driver, person("reader"));
  return request("apiKey", {
    resourcePath: "api-keys",
    keptIn: place,
    spec: {
      display_name: "zl-key",
      owner: { id: String(owner.attributes["id"]) },
      resource: { id: clusterId, environment: environmentId },
    },
  });
}

describe("confluent driver", () => {
  beforeEach(fresh);

  it("waits until a cluster says that it is there, and finds it in its environment", async () => {
    await sandbox.control("PUT", "latency", { profile: "fast" });
    const { wanted, made } = await cluster();
    await sandbox.control("PUT", "latency", { profile: "zero" });
    expect(made.attributes).toMatchObject({ status: { phase: "PROVISIONED" }, bootstrapServers: expect.stringMatching(/^pkc-.*:9092$/) });
    expect(await driver.find(wanted, sandbox.token())).toMatchObject({ identifier: made.identifier });
  });

  it("shows a cluster that never became ready as half made", async () => {
    const action = { kind: "fail", at: "handler", code: "NoCapacity", message: "No capacity." };
    await sandbox.control("POST", "faults", { match: { type: "confluent.cluster" }, action, count: 1 });
    await expect(cluster()).rejects.toThrow(/halfCreated/);
  });

  it("makes topics at the cluster's own host, and changes partitions and settings", async () => {
    const { host, clusterId } = await cluster();
    const topic = (more: PropertyMap) =>
      request("topic", { resourcePath: `${host}/kafka/v3/clusters/${clusterId}/topics/orders`, topic_name: "orders", ...more });
    const before = topic({ partitions_count: 6, configs: [{ name: "retention.ms", value: "1000" }] });
    const { identifier } = await sandbox.make(driver, before);
    const after = topic({ partitions_count: 12, configs: [{ name: "retention.ms", value: "2000" }] });
    expect(await driver.update(identityOf(before, identifier), before.properties, after, sandbox.token())).toMatchObject({
      state: "done",
      attributes: { partitions_count: 12 },
    });
  });

  it("puts a key's secret into the cloud's secret, and nowhere else", async () => {
    const wanted = await keyRequest("arn:secret");
    const made = await sandbox.make(driver, wanted);
    const { username, password } = JSON.parse(kept.get("arn:secret") ?? "{}") as Record<string, string>;
    expect(username).toBe(made.attributes["id"]);
    expect(String(password).length).toBeGreaterThan(20);
    expect(JSON.stringify(made)).not.toContain(password);
  });

  it("writes a key as the line that Kafka's own clients take, and knows it again", async () => {
    const asked = await keyRequest("arn:secret");
    const wanted = { ...asked, properties: { ...asked.properties, keptAs: "jaas" } };
    const { identifier, attributes } = await sandbox.make(driver, wanted);
    expect(kept.get("arn:secret")).toMatch(
      new RegExp(`^org\\.apache\\..*PlainLoginModule required username="${String(attributes["id"])}" password="[\\w-]+";$`),
    );
    expect(await driver.find(wanted, sandbox.token())).toMatchObject({ identifier });
  });

  it("replaces a key whose secret never arrived", async () => {
    const wanted = await keyRequest("arn:lost");
    const first = await sandbox.make(driver, wanted);
    kept.clear();
    expect(await driver.find(wanted, sandbox.token())).toBeUndefined();
    const second = await sandbox.make(driver, wanted);
    expect(second.identifier).not.toBe(first.identifier);
    expect(await driver.read(identityOf(wanted, first.identifier), LIMIT)).toBeUndefined();
    expect(await driver.find(wanted, sandbox.token())).toMatchObject({ identifier: second.identifier });
  });

  it("reads a connector's sign-in just before the call, and says what is missing", async () => {
    const { environmentId, clusterId } = await cluster();
    const connector = request("connector", {
      resourcePath: `environments/${environmentId}/clusters/${clusterId}/connectors/zl-cdc`,
      name: "zl-cdc",
      config: { "connector.class": "PostgresCdcSourceV2", name: "zl-cdc" },
      secrets: {
        "kafka.api.key": { keptIn: "key", field: "username" },
        "kafka.api.secret": { keptIn: "key", field: "password" },
        "database.password": { keptIn: "database", field: "password" },
      },
    });
    kept.set("key", JSON.stringify({ username: "K", password: "S" }));
    expect(await driver.create(connector, sandbox.token())).toMatchObject({ error: { code: "SecretMissing" } });
    kept.set("database", JSON.stringify({ password: "open sesame" }));
    const made = await sandbox.make(driver, connector);
    expect(JSON.stringify(made)).not.toContain("open sesame");
  });

  it("reads the registry of an environment and writes subjects at its host", async () => {
    const { environmentId } = await cluster();
    const found = await driver.find(request("registry", { resourcePath: `environments/${environmentId}/registries` }), sandbox.token());
    const host = valueAt(found?.attributes, ["spec", "http_endpoint"]);
    const subject = request("schema", { resourcePath: `${String(host)}/subjects/orders-value`, schemaType: "AVRO", schema: "{}" });
    const { identifier } = await sandbox.make(driver, subject);
    expect(await driver.read(identityOf(subject, identifier), LIMIT)).toMatchObject({ attributes: { subject: "orders-value" } });
  });

  it("runs a statement in a pool, and shows one that fails as half made", async () => {
    const { environmentId } = await cluster();
    const pool = await sandbox.make(
      driver,
      request("computePool", {
        resourcePath: `environments/${environmentId}/compute-pools`,
        spec: { display_name: "zl-pool", cloud: "AWS", region: "eu-west-1", max_cfu: 5, environment: { id: environmentId } },
      }),
    );
    const owner = await sandbox.make(driver, person("flink"));
    const organization = await driver.find(request("organization", { resourcePath: "organizations" }), sandbox.token());
    const statement = (name: string) =>
      request("statement", {
        resourcePath: `https://flink.eu-west-1.aws.confluent.cloud/sql/v1/organizations/${String(organization?.attributes["id"])}/environments/${environmentId}/statements/${name}`,
        name,
        spec: { statement: "SELECT 1", compute_pool_id: String(pool.attributes["id"]), principal: String(owner.attributes["id"]) },
      });
    expect(await sandbox.make(driver, statement("zl-runs"))).toMatchObject({ attributes: { status: { phase: "RUNNING" } } });
    const action = { kind: "fail", at: "handler", code: "Syntax", message: "No such table." };
    await sandbox.control("POST", "faults", { match: { type: "confluent.statement" }, action, count: 1 });
    await expect(sandbox.make(driver, statement("zl-fails"))).rejects.toThrow(/halfCreated/);
  });

  it("sends its key to hosts of Confluent only", async () => {
    const topic = request("topic", { resourcePath: "https://evil.example.com/kafka/v3/clusters/lkc-1/topics/t", topic_name: "t" });
    expect(await driver.create(topic, sandbox.token())).toMatchObject({ state: "failed", error: { code: "StrangeHost" } });
  });
});
