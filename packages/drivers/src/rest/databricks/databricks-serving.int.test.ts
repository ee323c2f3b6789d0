import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap, Value } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServiceDriver } from "../service-driver.ts";
import { ServiceSandbox, serviceRequest } from "../service-sandbox.testing.ts";
import { createDatabricksDriver } from "./databricks-driver.ts";

const UNITY = "api/2.1/unity-catalog";
const LIMIT = { timeLimitMs: 10_000 };

let sandbox: ServiceSandbox;
let workspace: string;
let driver: ServiceDriver;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_databricks_serving");
  const { account, id, secret } = await sandbox.open("databricks");
  workspace = account;
  driver = createDatabricksDriver({ credentials: { workspace, clientId: id, clientSecret: secret }, endpoint: sandbox.url });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset(workspace));

function request(type: string, path: string, properties: PropertyMap, createOnly: readonly string[] = []): ResourceRequest {
  return serviceRequest("databricks", type, {
    facts: { createOnly: ["resourcePath", ...createOnly] },
    properties: { resourcePath: `${workspace}/${path}`, ...properties },
  });
}

const identityOf = ({ address, type, via }: ResourceRequest, identifier: string) => ({ address, type, via, identifier });

async function schema(): Promise<void> {
  await sandbox.make(driver, request("databricks.catalog", `${UNITY}/catalogs/home`, { name: "home" }));
  await sandbox.make(driver, request("databricks.schema", `${UNITY}/schemas/home.part`, { name: "part", catalog_name: "home" }));
}

const table = (warehouse: Value, columns: PropertyMap): ResourceRequest =>
  request("databricks.featureTable", `${UNITY}/tables/home.part.user_id`, {
    warehouse_id: warehouse,
    statement:
      "CREATE TABLE IF NOT EXISTS home.part.user_id (user_id STRING NOT NULL, at TIMESTAMP NOT NULL, clicks BIGINT, CONSTRAINT user_id_key PRIMARY KEY (user_id, at TIMESERIES)) TBLPROPERTIES (delta.enableChangeDataFeed = true)",
    columns,
  });

async function warehouse(): Promise<Value> {
  const made = request("databricks.warehouse", "warehouses", { name: "zl-tables", cluster_size: "2X-Small" });
  return (await sandbox.make(driver, made)).attributes["id"] ?? "";
}

describe("what a workspace serves, through the driver", () => {
  it("makes a table with a key by a statement, adds a feature in place, and drops it", async () => {
    await schema();
    const id = await warehouse();
    const first = table(id, { clicks: "BIGINT" });
    const { identifier } = await sandbox.make(driver, first);
    const more = table(id, { clicks: "BIGINT", score: "DOUBLE" });
    expect(await driver.update(identityOf(first, identifier), first.properties, more, sandbox.token())).toMatchObject({
      state: "done",
      attributes: { columns: expect.arrayContaining([expect.objectContaining({ name: "score", type_text: "double" })]) },
    });
    await driver.delete(identityOf(first, identifier), {}, { ...sandbox.token(), mayEmpty: true });
    expect(await driver.find(first, sandbox.token())).toBeUndefined();
  });

  it("says why a statement was refused", async () => {
    expect(await driver.create(table("nowhere", {}), sandbox.token())).toMatchObject({ state: "failed", error: { class: "notFound" } });
  });

  it("publishes a table into an online store, where the copy is a table of the catalog", async () => {
    await schema();
    await sandbox.make(driver, table(await warehouse(), {}));
    await sandbox.make(driver, request("databricks.onlineStore", "online-stores/zl-online", { name: "zl-online", capacity: "CU_1" }));
    const published = request("databricks.onlineTable", "feature-tables/home.part.user_id/published/home.part.user_id_online", {
      publish_spec: { online_store: "zl-online", online_table_name: "home.part.user_id_online", publish_mode: "CONTINUOUS" },
    });
    const { identifier } = await sandbox.make(driver, published);
    expect(await driver.read(identityOf(published, identifier), LIMIT)).toMatchObject({
      attributes: { full_name: "home.part.user_id_online" },
    });
    await driver.delete(identityOf(published, identifier), {}, { ...sandbox.token(), mayEmpty: false });
    expect(await driver.find(published, sandbox.token())).toBeUndefined();
  });

  it("changes what an endpoint serves in place, under the same address", async () => {
    const endpoint = (version: string) =>
      request(
        "databricks.servingEndpoint",
        "serving-endpoints/zl-churn",
        {
          name: "zl-churn",
          config: { name: "zl-churn", served_entities: [{ name: "current", entity_name: "home.part.model", entity_version: version }] },
        },
        ["name", "config.name"],
      );
    await schema();
    expect(await driver.create(endpoint("1"), sandbox.token())).toMatchObject({ state: "failed", error: { class: "notFound" } });
    const model = { name: "model", catalog_name: "home", schema_name: "part" };
    await sandbox.make(driver, request("databricks.registeredModel", `${UNITY}/models/home.part.model`, model));
    const { identifier, attributes } = await sandbox.make(driver, endpoint("1"));
    await driver.update(identityOf(endpoint("1"), identifier), endpoint("1").properties, endpoint("2"), sandbox.token());
    expect(await driver.read(identityOf(endpoint("1"), identifier), LIMIT)).toMatchObject({
      attributes: { id: attributes["id"], config: { served_entities: [{ entity_version: "2" }] } },
    });
  });

  it("lets only members of the workspace ask an endpoint, and takes that right again", async () => {
    const endpoint = request("databricks.servingEndpoint", "serving-endpoints/zl-asked", {
      name: "zl-asked",
      config: { name: "zl-asked" },
    });
    const { attributes } = await sandbox.make(driver, endpoint);
    const access = request("databricks.servingAccess", `serving-access/${String(attributes["id"])}`, {
      access_control_list: [{ service_principal_name: "11-22", permission_level: "CAN_QUERY" }],
    });
    expect(await driver.create(access, sandbox.token())).toMatchObject({ state: "failed" });
    const member = request("databricks.servicePrincipal", "service-principals", { applicationId: "11-22", displayName: "app" });
    await sandbox.make(driver, member);
    const { identifier } = await sandbox.make(driver, access);
    const before = await driver.read(identityOf(access, identifier), LIMIT);
    expect(before).toMatchObject({ attributes: { access_control_list: [{ service_principal_name: "11-22" }] } });
    await driver.delete(identityOf(access, identifier), {}, { ...sandbox.token(), mayEmpty: false });
    expect(await driver.read(identityOf(access, identifier), LIMIT)).toMatchObject({ attributes: { access_control_list: [] } });
  });

  it("finds a member again whose answer was lost, by its application", async () => {
    const member = request("databricks.servicePrincipal", "service-principals", { applicationId: "33-44", displayName: "job" });
    await sandbox.control("POST", "faults", {
      match: { operation: "iam.ServicePrincipalsV2API.create" },
      action: { kind: "dropReply" },
      count: 1,
    });
    await expect(driver.create(member, sandbox.token())).rejects.toThrow(/did not answer/);
    expect(await driver.find(member, sandbox.token())).toMatchObject({ attributes: { applicationId: "33-44" } });
  });

  it("looks a model of Databricks' own up, and makes nothing", async () => {
    const known = request("databricks.servedModel", "served-models/databricks-gte-large-en", {});
    expect(await driver.create(known, sandbox.token())).toMatchObject({ state: "done" });
    const unknown = request("databricks.servedModel", "served-models/databricks-nothing", {});
    expect(await driver.create(unknown, sandbox.token())).toMatchObject({ state: "failed", error: { class: "notFound" } });
  });

  it("waits for an endpoint of vectors before its index, and tells the name of the index", async () => {
    await schema();
    await sandbox.make(
      driver,
      request("databricks.vectorEndpoint", "vector-endpoints/zl-vectors", { name: "zl-vectors", endpoint_type: "STANDARD" }),
    );
    const index = request("databricks.vectorIndex", "vector-indexes/home.part.vectors", {
      name: "home.part.vectors",
      endpoint_name: "zl-vectors",
      primary_key: "id",
      index_type: "DIRECT_ACCESS",
      direct_access_index_spec: { embedding_vector_columns: [{ name: "embedding", embedding_dimension: 3 }], schema_json: "{}" },
    });
    const { attributes } = await sandbox.make(driver, index);
    expect(attributes).toMatchObject({ full_name: "home.part.vectors", status: { ready: true } });
  });
});
