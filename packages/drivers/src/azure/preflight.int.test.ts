import type { CloudDriver } from "@zerolake/execution";
import { afterAll, beforeAll, expect, it } from "vitest";
import { preflightContract } from "../preflight-contract.testing.ts";
import { createAzureDriver } from "./azure-driver.ts";
import { AZURE_REGION, AzureHarness } from "./azure-harness.testing.ts";
import { allows } from "./preflight/granted-permissions.ts";

let harness: AzureHarness;
let driver: CloudDriver;

beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_preflight");
  driver = createAzureDriver(harness.connection);
});
afterAll(() => harness.stop());

preflightContract(
  {
    cloud: "azure",
    region: AZURE_REGION,
    action: "Microsoft.EventHub/namespaces/write",
    machineType: "Standard_D4s_v5",
    quota: { service: "Microsoft.Storage", quota: "StorageAccounts" },
    placed: "Microsoft.EventHub/namespaces",
  },
  () => ({
    driver,
    account: harness.opened.subscription,
    async reset() {
      await harness.reset();
      await harness.control("DELETE", "conditions");
    },
    setCondition: (condition) => harness.control("PUT", "conditions", condition),
    refusePermissions: () =>
      harness.fault({
        match: { service: "arm", type: "Microsoft.Authorization/permissions" },
        action: { kind: "fail", code: "AuthorizationFailed", message: "Not for you.", at: "call", status: 403 },
      }),
  }),
);

it("says that a provider will be registered, and knows cores in all and by family", async () => {
  const nodes = { area: "quotas", service: "Microsoft.Compute", quota: "cores", unit: "vCPU", addresses: ["pool.nodes"] } as const;
  await harness.control("PUT", "conditions", { kind: "limit", subject: "standardDSv5Family", value: 10 });
  const verdicts = await driver.inspect(
    [
      { area: "services", service: "Microsoft.Kusto", addresses: ["a.b"] },
      { ...nodes, machineType: "Standard_D4s_v5", needed: 2 },
      { ...nodes, machineType: "Standard_D4s_v5", needed: 3 },
    ],
    { timeLimitMs: 10_000 },
  );
  expect(verdicts[0]).toMatchObject({ answer: "yes", detail: expect.stringContaining("registers") });
  expect(verdicts[1]).toMatchObject({ answer: "no", limit: 10, needed: 20, detail: expect.stringContaining("standardDSv5Family") });
});

it("reads roles as Azure does: any letter case, what is taken away counts, other roles add to it", () => {
  const contributor = { actions: ["*"], notActions: ["Microsoft.Authorization/*/Write"] };
  expect(allows(contributor, "Microsoft.Storage/storageAccounts/write")).toBe(true);
  expect(allows(contributor, "Microsoft.Authorization/roleAssignments/write")).toBe(false);
  expect(allows({ actions: ["microsoft.authorization/roleassignments/*"] }, "Microsoft.Authorization/roleAssignments/write")).toBe(true);
});
