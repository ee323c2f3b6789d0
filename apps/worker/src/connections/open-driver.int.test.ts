import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Processes, startProcesses } from "../process.testing.ts";
import { limitsOf } from "./connection-limits.ts";
import { openDriver } from "./open-driver.ts";

const LIMIT = { timeLimitMs: 10_000 };
const CONNECTION = {
  id: "c",
  trust: null,
  name: "Sandbox",
  method: "sandbox",
  organizationId: "0d0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
} as const;

let processes: Processes;

beforeAll(async () => {
  processes = await startProcesses({ databaseUrl: process.env["DATABASE_URL"] ?? "", redisUrl: process.env["REDIS_URL"] ?? "" });
});
afterAll(() => processes.stop());

function around(region: string) {
  const { sandboxUrl: url, controlToken } = processes;
  return {
    region,
    limits: limitsOf({ method: "sandbox", limits: {} }),
    artefacts: { read: () => Promise.resolve(undefined) },
    sandbox: { url, controlToken },
    identity: { tokenFor: () => Promise.reject(new Error("nobody asks for a token here")) },
  };
}

describe("a connection's driver", () => {
  it.each([
    ["aws", "eu-central-1", /^\d{12}$/, "eu-central-1a"],
    ["azure", "westeurope", /^[0-9a-f-]{36}$/, "1"],
    ["gcp", "europe-west1", /^sandbox-[0-9a-f]{12}$/, "europe-west1-b"],
  ])("reaches the organisation's place in the sandbox of %s, the same one every time", async (cloud, region, account, zone) => {
    const { driver } = await openDriver({ ...CONNECTION, cloud }, undefined, around(region));
    const told = await driver.whoAmI(LIMIT);
    expect(told.account).toMatch(account);
    expect(await driver.listZones(LIMIT)).toContain(zone);
    const again = await openDriver({ ...CONNECTION, cloud }, undefined, around(region));
    expect(await again.driver.whoAmI(LIMIT)).toEqual(told);
  });

  it("reaches the services beside the cloud by the way that a resource names", async () => {
    const { driver, workspace } = await openDriver({ ...CONNECTION, cloud: "aws" }, undefined, around("eu-central-1"));
    expect(workspace).toMatch(/^dbc-[0-9a-f]{8}-[0-9a-f]{4}\.cloud\.databricks\.com$/);
    const identity = { address: "c.job", type: "databricks.job", via: "rest:databricks", identifier: `${workspace}/jobs/1` };
    expect(await driver.read(identity, LIMIT)).toBeUndefined();
    const fabric = { ...identity, type: "fabric.workspace", via: "rest:fabric", identifier: "workspaces/none" };
    await expect(driver.read(fabric, LIMIT)).rejects.toThrow(/no connection to Microsoft Fabric/);
  });

  it("is not opened without credentials where nobody hands any out", async () => {
    await expect(openDriver({ ...CONNECTION, cloud: "azure", method: "accessKey" }, undefined, around("westeurope"))).rejects.toThrow(
      /has no credentials/,
    );
  });
});
