import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ServiceDriver } from "../service-driver.ts";
import { OWNER, ServiceSandbox, serviceRequest } from "../service-sandbox.testing.ts";
import { createDatabricksDriver } from "./databricks-driver.ts";

const LIMIT = { timeLimitMs: 10_000 };
const UNITY = "api/2.1/unity-catalog";

let sandbox: ServiceSandbox;
let workspace: string;
let driver: ServiceDriver;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_databricks_models");
  const { account, id, secret } = await sandbox.open("databricks");
  workspace = account;
  driver = createDatabricksDriver({ credentials: { workspace, clientId: id, clientSecret: secret }, endpoint: sandbox.url });
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.reset(workspace));

function request(type: string, path: string, properties: PropertyMap, address = "c.one"): ResourceRequest {
  return serviceRequest("databricks", type, {
    address,
    facts: { hasUniqueName: path.startsWith(UNITY) },
    properties: { resourcePath: `${workspace}/${path}`, ...properties },
  });
}

const identityOf = ({ address, type, via }: ResourceRequest, identifier: string) => ({ address, type, via, identifier });
const mayNot = () => ({ ...sandbox.token(), mayEmpty: false });

async function makeSchema(): Promise<ResourceRequest> {
  await sandbox.make(driver, request("databricks.catalog", `${UNITY}/catalogs/zl_home`, { name: "zl_home" }));
  const schema = request("databricks.schema", `${UNITY}/schemas/zl_home.models`, { name: "models", catalog_name: "zl_home" });
  await sandbox.make(driver, schema);
  return schema;
}

function inSchema(type: string, kind: string, more: PropertyMap = {}): ResourceRequest {
  const properties = { name: "one", catalog_name: "zl_home", schema_name: "models", ...more };
  return request(type, `${UNITY}/${kind}/zl_home.models.one`, properties);
}

describe("models, experiments and policies of a Databricks workspace", () => {
  it("a model and a volume stand in a schema, which does not go while they are there", async () => {
    const schema = await makeSchema();
    const model = inSchema("databricks.registeredModel", "models");
    const volume = inSchema("databricks.volume", "volumes", { volume_type: "MANAGED" });
    const made = await sandbox.make(driver, model);
    await sandbox.make(driver, volume);
    const identity = identityOf(schema, `${workspace}/${UNITY}/schemas/zl_home.models`);
    expect(await driver.delete(identity, schema.properties, mayNot())).toMatchObject({ error: { class: "conflict" } });
    expect(await driver.read(identityOf(model, made.identifier), LIMIT)).toMatchObject({ attributes: { full_name: "zl_home.models.one" } });
    await driver.update(
      identityOf(model, made.identifier),
      model.properties,
      inSchema(model.type, "models", { comment: "new" }),
      sandbox.token(),
    );
    expect(await driver.read(identityOf(model, made.identifier), LIMIT)).toMatchObject({ attributes: { comment: "new" } });
  });

  it("an experiment whose answer was lost is found by its tags, and is gone once it is deleted", async () => {
    const { installation, environment } = OWNER;
    const labels = {
      zerolake_installation: installation,
      zerolake_environment: environment,
      zerolake_component: "c",
      zerolake_address: "c_2eone",
    };
    const tags = Object.entries(labels).map(([key, value]) => ({ key, value: value as string }));
    const experiment = request("databricks.experiment", "experiments", { name: "/Shared/zl-one", tags });
    const { identifier } = await sandbox.make(driver, experiment);
    expect(identifier).toMatch(/\/experiments\/\d+$/);
    expect(await driver.find(experiment, sandbox.token())).toMatchObject({ identifier, owner: { address: "c.one" } });
    await driver.delete(identityOf(experiment, identifier), experiment.properties, { ...sandbox.token(), mayEmpty: true });
    expect(await driver.find(experiment, sandbox.token())).toBeUndefined();
  });

  it("a policy is changed as a whole, and the list of who may use it is not ours before we set it", async () => {
    const policy = (definition: string) => request("databricks.clusterPolicy", "cluster-policies", { name: "zl-people", definition });
    const { identifier, attributes } = await sandbox.make(driver, policy("{}"));
    const next = policy('{"spark_version":{"type":"unlimited"}}');
    await driver.update(identityOf(next, identifier), policy("{}").properties, next, sandbox.token());
    expect(await driver.read(identityOf(next, identifier), LIMIT)).toMatchObject({
      attributes: { definition: next.properties["definition"] },
    });
    const access = request("databricks.policyAccess", `policy-access/${String(attributes["policy_id"])}`, {
      access_control_list: [{ group_name: "users", permission_level: "CAN_USE" }],
    });
    expect(await driver.find(access, sandbox.token())).toBeUndefined();
    const made = await sandbox.make(driver, access);
    expect(await driver.read(identityOf(access, made.identifier), LIMIT)).toMatchObject({
      attributes: { access_control_list: [{ group_name: "users", all_permissions: [{ permission_level: "CAN_USE", inherited: false }] }] },
    });
  });
});
