import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { driverContract } from "../../contract.testing.ts";
import type { ServiceDriver } from "../service-driver.ts";
import { OWNER, ServiceSandbox, serviceRequest, whole } from "../service-sandbox.testing.ts";
import { createDatabricksDriver } from "./databricks-driver.ts";

const LIMIT = { timeLimitMs: 10_000 };
const UNITY = "api/2.1/unity-catalog";
const TAGS = { property: "properties", shape: "map" } as const;

let sandbox: ServiceSandbox;
let workspace: string;
let driver: ServiceDriver;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_databricks_driver");
  const { account, id, secret } = await sandbox.open("databricks");
  workspace = account;
  driver = createDatabricksDriver({ credentials: { workspace, clientId: id, clientSecret: secret }, endpoint: sandbox.url });
});
afterAll(() => sandbox.stop());

function labels(address: string): PropertyMap {
  const { installation, environment } = OWNER;
  return {
    zerolake_installation: installation,
    zerolake_environment: environment,
    zerolake_component: "c",
    zerolake_address: address.replace(".", "_2e"),
  };
}

function catalog(name: string, more: PropertyMap = {}): ResourceRequest {
  const address = `c.${name}`;
  return serviceRequest("databricks", "databricks.catalog", {
    address,
    facts: { createOnly: ["resourcePath", "name", "storage_root"], tags: TAGS },
    properties: {
      resourcePath: `${workspace}/${UNITY}/catalogs/zl_${name}`,
      name: `zl_${name}`,
      comment: "before",
      properties: labels(address),
      ...more,
    },
  });
}

function job(more: PropertyMap = {}): ResourceRequest {
  return serviceRequest("databricks", "databricks.job", {
    address: "c.job",
    facts: { hasUniqueName: false, tags: { property: "tags", shape: "map" } },
    properties: {
      resourcePath: `${workspace}/jobs`,
      name: "zl-job",
      max_concurrent_runs: 1,
      tasks: [{ task_key: "main", spark_python_task: { python_file: "s3://bucket/job.py" } }],
      tags: labels("c.job"),
      ...more,
    },
  });
}

function right(privilege: string): ResourceRequest {
  return serviceRequest("databricks", "databricks.grant", {
    address: `c.${privilege}`,
    properties: {
      resourcePath: `${workspace}/permissions/catalog/zl_shared/${privilege}/data analysts`,
      changes: [{ principal: "data analysts", add: [privilege] }],
    },
  });
}

const identityOf = ({ address, type, via }: ResourceRequest, identifier: string) => ({ address, type, via, identifier });

driverContract("databricks through the sandbox", async () => {
  await sandbox.reset(workspace);
  return {
    driver: whole(driver),
    request: (name) => catalog(name),
    changed: (before) => ({ ...before, properties: { ...before.properties, comment: "after" } }),
    changedForGood: (before) => ({ ...before, properties: { ...before.properties, storage_root: "s3://other/" } }),
    foreign: (before) => ({
      ...before,
      properties: { ...before.properties, properties: { ...labels("c.foreign"), zerolake_installation: "installation-2" } },
    }),
    invalid: (before) => ({ ...before, properties: { ...before.properties, commment: "wrong" } }),
    wait: () => Promise.resolve(),
    refuseNext: (how) => sandbox.refuse("catalog.CatalogsAPI.create", how, "PERMISSION_DENIED"),
  };
});

describe("databricks driver", () => {
  beforeEach(() => sandbox.reset(workspace));

  it("finds a job again whose answer was lost, by our tags and not by its name", async () => {
    await sandbox.make(driver, { ...job(), properties: { ...job().properties, tags: {} } });
    expect(await driver.find(job(), sandbox.token())).toBeUndefined();
    await sandbox.control("POST", "faults", { match: { operation: "jobs.JobsAPI.create" }, action: { kind: "dropReply" }, count: 1 });
    await expect(driver.create(job(), sandbox.token())).rejects.toThrow(/did not answer/);
    const found = await driver.find(job(), sandbox.token());
    expect(found).toMatchObject({ identifier: expect.stringMatching(/\/jobs\/\d+$/), attributes: { name: "zl-job" } });
  });

  it("replaces a job's settings as a whole, and deletes it by its number", async () => {
    const made = await sandbox.make(driver, job());
    const identity = identityOf(job(), made.identifier);
    const next = job({ max_concurrent_runs: 3 });
    await driver.update(identity, job().properties, next, sandbox.token());
    expect(await driver.read(identity, LIMIT)).toMatchObject({ attributes: { max_concurrent_runs: 3, name: "zl-job" } });
    await driver.delete(identity, next.properties, { ...sandbox.token(), mayEmpty: false });
    expect(await driver.read(identity, LIMIT)).toBeUndefined();
  });

  it("reads the owner of a warehouse out of its pairs", async () => {
    const tags = { custom_tags: Object.entries(labels("c.warehouse")).map(([key, value]) => ({ key, value: value as string })) };
    const warehouse = serviceRequest("databricks", "databricks.warehouse", {
      address: "c.warehouse",
      properties: { resourcePath: `${workspace}/warehouses`, name: "zl-wh", cluster_size: "Small", tags },
    });
    const { identifier } = await sandbox.make(driver, warehouse);
    expect(await driver.find(warehouse, sandbox.token())).toMatchObject({ identifier, owner: { address: "c.warehouse" } });
  });

  it("lists what bears labels in each of its lists, schemas in our catalogs among them, and jobs by type", async () => {
    const tags = { custom_tags: Object.entries(labels("c.warehouse")).map(([key, value]) => ({ key, value: value as string })) };
    const warehouse = serviceRequest("databricks", "databricks.warehouse", {
      properties: { resourcePath: `${workspace}/warehouses`, name: "zl-listed", cluster_size: "Small", tags },
    });
    const schema = serviceRequest("databricks", "databricks.schema", {
      properties: {
        resourcePath: `${workspace}/${UNITY}/schemas/zl_listed.bronze`,
        name: "bronze",
        catalog_name: "zl_listed",
        properties: labels("c.schema"),
      },
    });
    const made: string[] = [];
    for (const wanted of [catalog("listed"), schema, job(), warehouse]) made.push((await sandbox.make(driver, wanted)).identifier);
    await sandbox.make(driver, { ...job(), properties: { ...job().properties, name: "somebody's", tags: {} } });
    const { resources, gaps } = await driver.listOwned(OWNER.installation, LIMIT);
    expect(resources.map(({ identifier }) => identifier).sort()).toEqual([...made].sort());
    for (const { type, via, identifier, owner } of resources)
      expect(await driver.read({ address: owner.address, type, via, identifier }, LIMIT)).toMatchObject({ identifier });
    expect(gaps).toEqual([expect.stringContaining("take labels")]);
    expect((await driver.listExisting("databricks.job", "rest:databricks", LIMIT))?.map(({ title }) => title).sort()).toEqual([
      "somebody's",
      "zl-job",
    ]);
    expect(await driver.listExisting("databricks.catalog", "rest:databricks", LIMIT)).toBeUndefined();
  });

  it("leaves a catalog without the schema that it came with, so that an empty one goes without consent", async () => {
    const { identifier } = await sandbox.make(driver, catalog("bare"));
    const identity = identityOf(catalog("bare"), identifier);
    expect(await driver.delete(identity, {}, { ...sandbox.token(), mayEmpty: false })).toMatchObject({ state: "done" });
  });

  it("drops a catalog that holds schemas only with consent", async () => {
    const { identifier } = await sandbox.make(driver, catalog("full"));
    const schema = serviceRequest("databricks", "databricks.schema", {
      properties: { resourcePath: `${workspace}/${UNITY}/schemas/zl_full.bronze`, name: "bronze", catalog_name: "zl_full" },
    });
    await sandbox.make(driver, schema);
    const identity = identityOf(catalog("full"), identifier);
    expect(await driver.delete(identity, {}, { ...sandbox.token(), mayEmpty: false })).toMatchObject({ error: { class: "conflict" } });
    expect(await driver.delete(identity, {}, { ...sandbox.token(), mayEmpty: true })).toMatchObject({ state: "done" });
  });

  it("gives one right of a group and takes it again alone", async () => {
    await sandbox.make(driver, catalog("shared"));
    const [use, select] = [right("USE_CATALOG"), right("SELECT")];
    const { identifier } = await sandbox.make(driver, use);
    expect(await driver.find(select, sandbox.token())).toBeUndefined();
    await sandbox.make(driver, select);
    await driver.delete(identityOf(use, identifier), use.properties, { ...sandbox.token(), mayEmpty: false });
    expect(await driver.find(use, sandbox.token())).toBeUndefined();
    expect(await driver.find(select, sandbox.token())).toMatchObject({ attributes: { privileges: ["SELECT"] } });
  });

  it("changes an alert as a whole and finds it by its name", async () => {
    const warehouse = serviceRequest("databricks", "databricks.warehouse", {
      properties: { resourcePath: `${workspace}/warehouses`, name: "zl-checks", cluster_size: "2X-Small" },
    });
    const { attributes } = await sandbox.make(driver, warehouse);
    const alert = (query: string) =>
      serviceRequest("databricks", "databricks.alert", {
        facts: { hasUniqueName: false },
        properties: {
          resourcePath: `${workspace}/alerts`,
          display_name: "zl-check",
          query_text: query,
          warehouse_id: attributes["id"] ?? "",
          evaluation: { source: { name: "failed" }, comparison_operator: "GREATER_THAN", threshold: { value: { double_value: 0 } } },
          schedule: { quartz_cron_schedule: "0 0 * * * ?", timezone_id: "UTC" },
        },
      });
    const { identifier } = await sandbox.make(driver, alert("SELECT 1 AS failed"));
    const identity = identityOf(alert(""), identifier);
    await driver.update(identity, alert("SELECT 1 AS failed").properties, alert("SELECT 0 AS failed"), sandbox.token());
    expect(await driver.find(alert(""), sandbox.token())).toMatchObject({ identifier, attributes: { query_text: "SELECT 0 AS failed" } });
  });

  it("keeps a registered instance profile by its ARN, with slashes and colons", async () => {
    const arn = "arn:aws:iam::123456789012:instance-profile/zl-dev-writer";
    const profile = serviceRequest("databricks", "databricks.instanceProfile", {
      properties: { resourcePath: `${workspace}/instance-profiles/${arn}`, instance_profile_arn: arn },
    });
    const { identifier } = await sandbox.make(driver, profile);
    expect(await driver.read(identityOf(profile, identifier), LIMIT)).toMatchObject({ attributes: { instance_profile_arn: arn } });
    await driver.delete(identityOf(profile, identifier), {}, { ...sandbox.token(), mayEmpty: false });
    expect(await driver.find(profile, sandbox.token())).toBeUndefined();
  });

  it("never sends the connection's secret to another workspace", async () => {
    const other = catalog("elsewhere");
    const moved = { ...other, properties: { ...other.properties, resourcePath: `dbc-evil.cloud.databricks.com/${UNITY}/catalogs/zl_x` } };
    expect(await driver.create(moved, sandbox.token())).toMatchObject({ state: "failed", error: { code: "OtherWorkspace" } });
  });

  it("says that its credentials are refused", async () => {
    const credentials = { workspace, clientId: "nobody", clientSecret: "wrong" };
    const stranger = createDatabricksDriver({ credentials, endpoint: sandbox.url });
    expect(await stranger.create(catalog("refused"), sandbox.token())).toMatchObject({
      state: "failed",
      error: { class: "permission", code: "UNAUTHENTICATED" },
    });
  });
});
