import type { ResourceRequest } from "@zerolake/execution";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAzureDriver } from "./azure-driver.ts";
import { AzureHarness, armRequest } from "./azure-harness.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };
const IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
const GROUP = "Microsoft.Resources/resourceGroups";

let harness: AzureHarness;
let driver: ReturnType<typeof createAzureDriver>;
let tokens = 0;

beforeAll(async () => {
  harness = await AzureHarness.start("sandbox_azure_inventory");
  driver = createAzureDriver(harness.connection);
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.reset();
  await make(armRequest(GROUP, "2024-11-01", { id: harness.groupId, address: "store.group", body: {} }));
  for (const name of ["zl-one", "zl-two", "zl-three"]) await make(identity(name));
});

const identity = (name: string) =>
  armRequest(IDENTITY, "2024-11-30", { id: harness.id(`${IDENTITY}/${name}`), address: `c.${name}`, body: {} });

/** Providers that are not registered yet are tried again. */
async function make(wanted: ResourceRequest): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    tokens += 1;
    let status = await driver.create(wanted, { ...LIMIT, token: `ac${String(tokens).padStart(62, "0")}` });
    while (status.state === "pending") {
      await new Promise((resolve) => setTimeout(resolve, 20));
      status = await driver.poll(status.operation, wanted, LIMIT);
    }
    if (status.state === "done") return;
    if (status.state === "failed" && status.error.cause !== "busy") throw new Error(JSON.stringify(status));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("The provider never became ready");
}

interface Page {
  readonly value: readonly { readonly name: string; readonly tags?: object }[];
  readonly nextLink?: string;
}

/** As anybody would ask, with the token of these tests. */
async function ask(url: string): Promise<{ readonly status: number; readonly body: Page }> {
  const { tenantId, clientId, clientSecret } = harness.opened;
  const form = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope: "https://management.azure.com/.default",
  };
  const signedIn = await fetch(`${harness.url}/${tenantId}/oauth2/v2.0/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token: token } = (await signedIn.json()) as { readonly access_token: string };
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: (await answer.json()) as Page };
}

const list = (query: string) => ask(`${harness.url}/subscriptions/${harness.opened.subscription}/resources?api-version=2021-04-01${query}`);

describe("what is there on Azure", () => {
  it("lists groups and resources with a version that each can be read with", async () => {
    const { resources, gaps } = await driver.listOwned("installation-1", LIMIT);
    expect(resources.map(({ title }) => title).sort()).toEqual(["zl-one", "zl-test", "zl-three", "zl-two"]);
    for (const { type, via, identifier, owner } of resources)
      expect(await driver.read({ address: owner.address, type, via, identifier }, LIMIT)).toMatchObject({ identifier, owner });
    expect(gaps).toEqual([expect.stringContaining("takes no tags")]);
  });

  it("comes page by page, and a list by tag leaves the tags out, as ARM's does", async () => {
    const first = await list("&$top=2");
    expect(first.body.value).toHaveLength(2);
    const second = await ask(first.body.nextLink ?? "");
    expect(second.body.value).toHaveLength(1);
    expect(second.body.nextLink).toBeUndefined();
    const tagged = await list(`&$filter=${encodeURIComponent("tagName eq 'zerolake:address' and tagValue eq 'c.zl-two'")}`);
    expect(tagged.body.value).toMatchObject([{ name: "zl-two" }]);
    expect(tagged.body.value[0]?.tags).toBeUndefined();
    expect((await list(`&$filter=${encodeURIComponent("properties/x eq 'y'")}`)).status).toBe(400);
  });

  it("throws when the subscription may not be looked through", async () => {
    const action = {
      kind: "fail",
      at: "call",
      code: "AuthorizationFailed",
      status: 403,
      message: "The client has no authorization to perform this.",
    };
    await harness.fault({ match: { type: "Microsoft.Resources/resources" }, action, count: 1 });
    await expect(driver.listOwned("installation-1", LIMIT)).rejects.toMatchObject({ error: { class: "permission" } });
  });

  it("lists a type in its own region only, and nothing that stands inside something else", async () => {
    const existing = await driver.listExisting(IDENTITY, "arm@2024-11-30", LIMIT);
    expect(existing?.map(({ title }) => title).sort()).toEqual(["zl-one", "zl-three", "zl-two"]);
    const elsewhere = createAzureDriver({ ...harness.connection, region: "northeurope" });
    expect(await elsewhere.listExisting(IDENTITY, "arm@2024-11-30", LIMIT)).toEqual([]);
    expect(await driver.listExisting("Microsoft.Storage/storageAccounts/blobServices", "arm@2025-08-01", LIMIT)).toBeUndefined();
    expect(await driver.listExisting("Microsoft.Authorization/roleAssignments", "arm@2022-04-01", LIMIT)).toBeUndefined();
  });
});
