import { NoAnswerError, type OperationStatus, type ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { driverContract } from "../contract.testing.ts";
import { createAzureDriver } from "./azure-driver.ts";
import { AzureHarness, armRequest } from "./azure-harness.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
const NAMESPACE = "Microsoft.EventHub/namespaces";
const ASSIGNMENT = "Microsoft.Authorization/roleAssignments";

let harness: AzureHarness;
let driver: ReturnType<typeof createAzureDriver>;
let tokens = 0;
const call = () => ({ ...LIMIT, token: `ef${String((tokens += 1)).padStart(62, "0")}` });
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, Math.min(ms, 50)));

beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_driver_tests");
  driver = createAzureDriver(harness.connection);
});
afterAll(() => harness.stop());

async function end(made: ResourceRequest, status: OperationStatus): Promise<OperationStatus> {
  let current = status;
  for (let polls = 0; current.state === "pending" && polls < 200; polls += 1) {
    await pause(current.retryAfterMs);
    current = await driver.poll(current.operation, made, LIMIT);
  }
  return current;
}

/** Creates, registering the provider when that is asked for. */
async function make(wanted: ResourceRequest): Promise<Extract<OperationStatus, { state: "done" }>> {
  let status = await end(wanted, await driver.create(wanted, call()));
  if (status.state === "failed" && status.error.code === "MissingSubscriptionRegistration")
    status = await end(wanted, await driver.create(wanted, call()));
  if (status.state !== "done") throw new Error(JSON.stringify(status));
  return status;
}

const group = () =>
  armRequest("Microsoft.Resources/resourceGroups", "2024-11-01", { id: harness.groupId, address: "store.group", body: {} });
const identity = (name: string) =>
  armRequest(IDENTITY, "2024-11-30", { id: harness.id(`${IDENTITY}/${name}`), address: `c.${name}`, body: {} });
const namespace = (name: string, body: PropertyMap = {}) =>
  armRequest(NAMESPACE, "2024-01-01", {
    id: harness.id(`${NAMESPACE}/${name}`),
    address: `c.${name}`,
    body: { sku: { name: "Standard", tier: "Standard", capacity: 1 }, properties: { disableLocalAuth: true }, ...body },
  });
const identityOf = ({ address, type, via, properties }: ResourceRequest) => ({ address, type, via, identifier: String(properties["id"]) });

const untagged = ({ properties: { tags: _tags, location: _location, ...properties }, ...rest }: ResourceRequest) => ({
  ...rest,
  properties,
});

async function prepared(): Promise<void> {
  await harness.reset();
  await make(group());
  await make(identity("warm-up"));
  await harness.control("DELETE", "faults");
}

driverContract("azure through the sandbox", async () => {
  await prepared();
  const action = "Microsoft.ManagedIdentity/userAssignedIdentities/write";
  return {
    driver,
    request: (name) => identity(name),
    changed: (before) => ({
      ...before,
      properties: { ...before.properties, tags: { ...(before.properties["tags"] as PropertyMap), team: "data" } },
    }),
    changedForGood: (before) => ({ ...before, properties: { ...before.properties, location: "northeurope" } }),
    foreign: (before) => ({
      ...before,
      properties: {
        ...before.properties,
        tags: { ...(before.properties["tags"] as PropertyMap), "zerolake:installation": "installation-2" },
      },
    }),
    invalid: (before) => ({ ...before, properties: { ...before.properties, locations: ["x"] } }),
    drift: ({ type, identifier }) =>
      harness.control("POST", `accounts/${harness.opened.subscription}/drift`, {
        type,
        identifier: identifier.toLowerCase(),
        patch: [{ op: "add", path: "/tags/drifted", value: "yes" }],
      }),
    wait: pause,
    refuseNext: async (how) => {
      const refusal =
        how === "throttled"
          ? { kind: "throttle" }
          : {
              kind: "fail",
              at: "call",
              code: "AuthorizationFailed",
              status: 403,
              message: `The client does not have authorization to perform action '${action}'`,
            };
      await harness.fault({ match: { operation: "PUT" }, action: refusal, count: 1 });
    },
  };
});

describe("azure driver", () => {
  beforeEach(prepared);

  it("registers the provider of a type and says that it waits for it", async () => {
    const wanted = namespace("zl-first-hub");
    const refused = await driver.create(wanted, call());
    expect(refused).toMatchObject({
      state: "failed",
      error: { class: "conflict", cause: "busy", code: "MissingSubscriptionRegistration" },
    });
    expect(await end(wanted, await driver.create(wanted, call()))).toMatchObject({ state: "done" });
  });

  it.each([
    ["the resource's own state", () => namespace("zl-state-hub")],
    [
      "the address of the operation",
      () =>
        armRequest("Microsoft.Network/virtualNetworks", "2025-03-01", {
          id: harness.id("Microsoft.Network/virtualNetworks/zl-net"),
          address: "c.net",
          body: { properties: { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } } },
        }),
    ],
    [
      "the address of the result",
      () =>
        armRequest("Microsoft.Storage/storageAccounts", "2025-08-01", {
          id: harness.id("Microsoft.Storage/storageAccounts/zltestaccount"),
          address: "c.account",
          body: { kind: "StorageV2", sku: { name: "Standard_LRS" }, properties: { isHnsEnabled: true } },
        }),
    ],
  ])("follows a change by %s, to its end and to its failure", async (_how, request) => {
    const wanted = request();
    expect((await make(wanted)).attributes).toMatchObject({ properties: { provisioningState: "Succeeded" } });
    expect(await end(wanted, await driver.delete(identityOf(wanted), wanted.properties, { ...call(), mayEmpty: true }))).toMatchObject({
      state: "done",
    });
    expect(await driver.read(identityOf(wanted), LIMIT)).toBeUndefined();
    await harness.fault({ match: { operation: "PUT" }, action: { kind: "fail", code: "SkuNotAvailable", message: "Not here." }, count: 1 });
    const failed = await end(wanted, await driver.create(wanted, call()));
    expect(failed).toMatchObject({ state: "failed", identifier: wanted.properties["id"], error: { cause: "halfCreated" } });
  });

  it("says that nobody answered when the reply is lost, and finds what was made all the same", async () => {
    await harness.fault({ match: { operation: "PUT", address: "c.lost" }, action: { kind: "dropReply" }, count: 1 });
    const wanted = identity("lost");
    await expect(driver.create(wanted, call())).rejects.toThrow(NoAnswerError);
    expect(await driver.find(wanted, call())).toMatchObject({ identifier: wanted.properties["id"], owner: wanted.owner });
  });

  it("takes a refused question for no answer: the operation is still open", async () => {
    const wanted = namespace("zl-open-hub");
    await make(namespace("zl-other-hub"));
    const status = await driver.create(wanted, call());
    if (status.state !== "pending") throw new Error("A namespace is not made at once");
    const refusal = { kind: "fail", at: "call", code: "AuthorizationFailed", message: "Not now.", status: 403 };
    await harness.fault({ match: { operation: "GET" }, action: refusal, count: 1 });
    await expect(driver.poll(status.operation, wanted, LIMIT)).rejects.toThrow(NoAnswerError);
    expect(await end(wanted, status)).toMatchObject({ state: "done" });
  });

  it("uses a right that is there under another name, and never takes it away", async () => {
    const who = identity("worker");
    const { attributes } = await make(who);
    const { principalId } = attributes["properties"] as { principalId: string };
    const right = (guid: string) =>
      armRequest(ASSIGNMENT, "2022-04-01", {
        id: `${harness.groupId}/providers/${ASSIGNMENT}/${guid}`,
        address: `c.${guid.slice(0, 4)}`,
        body: {
          properties: {
            roleDefinitionId: `/subscriptions/${harness.opened.subscription}/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1`,
            principalId,
            principalType: "ServicePrincipal",
          },
        },
      });
    const theirs = untagged(right("aaaaaaaa-0000-4000-8000-000000000001"));
    const ours = untagged(right("bbbbbbbb-0000-4000-8000-000000000002"));
    await make(theirs);
    const adopted = await make(ours);
    expect(adopted.identifier).toBe(theirs.properties["id"]);
    await driver.delete({ ...identityOf(ours), identifier: adopted.identifier }, ours.properties, { ...call(), mayEmpty: true });
    expect(await driver.read(identityOf(theirs), LIMIT)).toBeDefined();
  });

  it("keeps tags that somebody else put on a resource", async () => {
    const wanted = identity("tagged");
    await make(wanted);
    const id = String(wanted.properties["id"]).toLowerCase();
    await harness.control("POST", `accounts/${harness.opened.subscription}/drift`, {
      type: IDENTITY,
      identifier: id,
      patch: [{ op: "add", path: "/tags/costCentre", value: "42" }],
    });
    const next = { ...wanted, properties: { ...wanted.properties, tags: { ...(wanted.properties["tags"] as PropertyMap), team: "data" } } };
    await end(wanted, await driver.update(identityOf(wanted), wanted.properties, next, call()));
    expect((await driver.read(identityOf(wanted), LIMIT))?.attributes["tags"]).toMatchObject({ costCentre: "42", team: "data" });
  });

  it("deletes no group in which something else lies, and nothing that holds data without consent", async () => {
    expect(await driver.delete(identityOf(group()), group().properties, { ...call(), mayEmpty: true })).toMatchObject({
      state: "failed",
      error: { message: expect.stringContaining("warm-up") },
    });
    const wanted = namespace("zl-kept-hub");
    await make(wanted);
    expect(await driver.delete(identityOf(wanted), wanted.properties, { ...call(), mayEmpty: false })).toMatchObject({
      state: "failed",
      error: { class: "conflict", code: "HoldsData" },
    });
  });

  it("names what is wrong with the credentials and with the subscription", async () => {
    const { connection } = harness;
    const wrong = createAzureDriver({ ...connection, credentials: { ...connection.credentials, clientSecret: "x" } });
    expect(await wrong.create(identity("x"), call())).toMatchObject({
      state: "failed",
      error: { class: "permission", code: "InvalidAuthenticationToken" },
    });
    const elsewhere = createAzureDriver({ ...connection, subscription: "00000000-0000-4000-8000-000000000000" });
    await expect(elsewhere.whoAmI(LIMIT)).rejects.toMatchObject({ error: { code: "SubscriptionNotFound" } });
  });

  it("tells a reached quota with what it means", async () => {
    await make(namespace("zl-one-hub"));
    await harness.control("PUT", "quotas", { type: NAMESPACE, limit: 1 });
    const second = namespace("zl-two-hub");
    expect(await end(second, await driver.create(second, call()))).toMatchObject({
      state: "failed",
      error: { class: "quota", code: "QuotaExceeded" },
    });
    await harness.control("DELETE", `quotas?type=${NAMESPACE}`);
  });
});
