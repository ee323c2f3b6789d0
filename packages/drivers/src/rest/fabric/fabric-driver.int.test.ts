import type { ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { driverContract } from "../../contract.testing.ts";
import type { ServiceDriver } from "../service-driver.ts";
import { ServiceSandbox, serviceRequest, whole } from "../service-sandbox.testing.ts";
import { createFabricDriver } from "./fabric-driver.ts";

const LIMIT = { timeLimitMs: 10_000 };

let sandbox: ServiceSandbox;
let subscription: string;
let driver: ServiceDriver;

beforeAll(async () => {
  sandbox = await ServiceSandbox.start("sandbox_fabric_driver");
  const opened = (await sandbox.control("POST", "subscriptions", { organization: "fabric driver tests" })) as Record<string, string>;
  const { subscription: account = "", tenantId = "", clientId = "", clientSecret = "" } = opened;
  subscription = account;
  driver = createFabricDriver({ credentials: { tenantId, clientId, clientSecret }, endpoint: sandbox.url });
});
afterAll(() => sandbox.stop());

function request(type: string, properties: PropertyMap): ResourceRequest {
  return serviceRequest("fabric", `fabric.${type}`, {
    properties,
    facts: { createOnly: ["resourcePath", "capacityId", "creationPayload"] },
  });
}

const workspace = (name: string) => request("workspace", { resourcePath: "workspaces", displayName: `zl_${name}`, description: "before" });

async function warehouse(): Promise<ResourceRequest> {
  const { attributes } = await sandbox.make(driver, workspace("lake"));
  return request("warehouse", {
    resourcePath: `workspaces/${String(attributes["id"])}/warehouses`,
    displayName: "zl_warehouse",
    creationPayload: { collationType: "Latin1_General_100_BIN2_UTF8" },
  });
}

driverContract("fabric through the sandbox", async () => {
  await sandbox.reset(subscription);
  return {
    driver: whole(driver),
    request: workspace,
    changed: (before) => ({ ...before, properties: { ...before.properties, description: "after" } }),
    changedForGood: (before) => ({ ...before, properties: { ...before.properties, capacityId: "another" } }),
    invalid: (before) => ({ ...before, properties: { ...before.properties, descripton: "wrong" } }),
    wait: () => Promise.resolve(),
    refuseNext: (how) => sandbox.refuse("Workspaces_CreateWorkspace", how, "InsufficientPrivileges"),
  };
});

describe("fabric driver", () => {
  beforeEach(() => sandbox.reset(subscription));

  it("follows the operation that makes a warehouse, and takes the result for the warehouse", async () => {
    await sandbox.control("PUT", "latency", { profile: "fast" });
    const wanted = await warehouse();
    const made = await sandbox.make(driver, wanted);
    await sandbox.control("PUT", "latency", { profile: "zero" });
    expect(made.identifier).toMatch(/^workspaces\/[0-9a-f-]{36}\/warehouses\/[0-9a-f-]{36}$/);
    expect(made.attributes).toMatchObject({ properties: { connectionString: expect.stringContaining("datawarehouse") } });
    expect(await driver.find(wanted, sandbox.token())).toMatchObject({ identifier: made.identifier });
  });

  it("tells why an operation failed", async () => {
    const wanted = await warehouse();
    const action = { kind: "fail", at: "handler", code: "UnsupportedCapacitySKU", message: "The capacity is too small." };
    await sandbox.control("POST", "faults", { match: { type: "fabric.warehouse" }, action, count: 1 });
    await expect(sandbox.make(driver, wanted)).rejects.toThrow(/UnsupportedCapacitySKU.*too small/);
  });

  it("gives a workspace's role once", async () => {
    const { attributes } = await sandbox.make(driver, workspace("shared"));
    const assignment = request("roleAssignment", {
      resourcePath: `workspaces/${String(attributes["id"])}/roleAssignments`,
      principal: { id: "7f0f2c57-7c0f-44ad-8a55-13fb9a3f0b02", type: "ServicePrincipal" },
      role: "Contributor",
    });
    const { identifier } = await sandbox.make(driver, assignment);
    expect(await driver.find(assignment, sandbox.token())).toMatchObject({ identifier });
    expect(await driver.read({ ...assignment, identifier }, LIMIT)).toMatchObject({ attributes: { role: "Contributor" } });
  });
});
