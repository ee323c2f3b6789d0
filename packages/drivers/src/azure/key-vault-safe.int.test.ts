import type { OperationStatus } from "@zerolake/execution";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type AzureDriver, createAzureDriver } from "./azure-driver.ts";
import { AzureHarness, armRequest } from "./azure-harness.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const PLACE = "https://zl-safe-test.vault.azure.net/secrets/key";
const signal = () => AbortSignal.timeout(LIMIT.timeLimitMs);

let harness: AzureHarness;
let driver: AzureDriver;
beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_safe");
  driver = createAzureDriver(harness.connection);
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.reset();
  await make("Microsoft.Resources/resourceGroups", "2024-11-01", harness.groupId, {});
  const properties = { tenantId: harness.opened.tenantId, sku: { family: "A", name: "standard" }, enableRbacAuthorization: true };
  await make("Microsoft.KeyVault/vaults", "2025-05-01", VAULT(), { properties });
});

const VAULT = (): string => harness.id("Microsoft.KeyVault/vaults/zl-safe-test");

const ROLE = (): string =>
  `/subscriptions/${harness.opened.subscription}/providers/Microsoft.Authorization/roleDefinitions/b86a8fe4-44ce-4948-aee5-eccb2c155cd7`;

/** The right that the deploying identity gives itself. */
function officer(): Promise<void> {
  return make("Zerolake.Authorization/ownRights", "2022-04-01", `${VAULT()}/ownRights/c`, { scope: VAULT(), role: ROLE() });
}

async function make(type: string, version: string, id: string, body: Parameters<typeof armRequest>[2]["body"]): Promise<void> {
  const wanted = armRequest(type, version, { id, address: `c.${type.split("/").at(-1)}`, body });
  const create = () => driver.create(wanted, { ...LIMIT, token: id });
  let status = await create();
  await vi.waitUntil(
    async () => {
      if (status.state === "pending") status = await driver.poll(status.operation, wanted, LIMIT);
      else if (isRegistering(status)) status = await create();
      return status.state !== "pending" && !isRegistering(status);
    },
    { timeout: 5000 },
  );
  expect(status).toMatchObject({ state: "done" });
}

/** The driver has begun to register the provider: the same is asked again. */
function isRegistering(status: OperationStatus): boolean {
  return status.state === "failed" && status.error.code === "MissingSubscriptionRegistration";
}

it("keeps the newest text of a secret, and none before the first", async () => {
  const { safe } = driver;
  await officer();
  expect(await safe.read(PLACE, signal())).toBeUndefined();
  await safe.write(PLACE, "first", signal());
  await safe.write(PLACE, "über", signal());
  expect(await safe.read(PLACE, signal())).toBe("über");
});

it("waits for the right on a vault, which is not known everywhere at once", async () => {
  await expect(driver.safe.write(PLACE, "text", signal())).rejects.toMatchObject({ error: { class: "retryable", cause: "propagation" } });
  await officer();
  await driver.safe.write(PLACE, "text", signal());
});

it("gives itself the right once, finds it again, and takes it away", async () => {
  await officer();
  const wanted = armRequest("Zerolake.Authorization/ownRights", "2022-04-01", {
    id: `${VAULT()}/ownRights/c`,
    address: "c.officer",
    body: { scope: VAULT(), role: ROLE() },
  });
  const found = await driver.find(wanted, { ...LIMIT, token: "t" });
  expect(found?.identifier).toMatch(/zl-safe-test\/providers\/Microsoft\.Authorization\/roleAssignments\/[0-9a-f-]{36}$/);
  const identity = { address: wanted.address, type: wanted.type, via: wanted.via, identifier: String(found?.identifier) };
  expect(await driver.read(identity, LIMIT)).toMatchObject({ identifier: found?.identifier });
  expect(await driver.delete(identity, wanted.properties, { ...LIMIT, token: "d", mayEmpty: false })).toMatchObject({ state: "done" });
  expect(await driver.read(identity, LIMIT)).toBeUndefined();
});

it("says what stands in the way of a write, and sends its token to no other host", async () => {
  await expect(driver.safe.write(PLACE.replace("safe-test", "missing"), "text", signal())).rejects.toMatchObject({
    error: { class: "notFound" },
  });
  await expect(driver.safe.read("https://vault.example.com/secrets/key", signal())).rejects.toThrow("no service of Azure");
});
