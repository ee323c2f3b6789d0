import { azureActions, azureCommands, setupName } from "@zerolake/trust-setup";
import { AZURE_AUDIENCE } from "@zerolake/workload-identity";
import { generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Application, runAzureCommands } from "./azure-commands.testing.ts";
import { KeylessWorld } from "./keyless-world.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };

let world: KeylessWorld;
let subscription: string;
let tenantId: string;
let connectionId: string;
let clientId: string;

beforeAll(async () => {
  world = await KeylessWorld.open();
  ({ subscription, tenantId } = await world.administrator<Application>("subscriptions"));
  connectionId = world.newId();
  const name = setupName(connectionId);
  const trust = { issuer: world.issuer, audience: AZURE_AUDIENCE, subject: world.subjectOf(connectionId) };
  clientId = await runAzureCommands(
    world,
    azureCommands({ subscription, region: "westeurope", name, ...trust, actions: azureActions([]) }),
  );
  await world.connect("azure", connectionId, { method: "federatedCredential", subscription, tenantId, clientId });
  await world.showNextKey();
});
afterAll(() => world.close());

async function exchange(assertion: string, changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    scope: "https://management.azure.com/.default",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
    ...changed,
  });
  const answer = (await (await fetch(`${world.url}/${tenantId}/oauth2/v2.0/token`, { method: "POST", body })).json()) as Record<
    string,
    string
  >;
  return answer["access_token"] ? "let in" : (/AADSTS\d+/.exec(answer["error_description"] ?? "")?.[0] ?? JSON.stringify(answer));
}

describe("an identity of Azure that trusts our issuer", () => {
  it("lets a worker in with a token, while keys follow one another", async () => {
    const told = await (await world.driverOf(connectionId)).whoAmI(LIMIT);
    expect(told).toMatchObject({ account: subscription, identity: `application ${clientId} of tenant ${tenantId}` });
    expect(await (await world.driverOf(connectionId)).listZones(LIMIT)).toContain("1");
    expect(await world.identity.rotateKeys()).toHaveLength(2);
    expect(await (await world.driverOf(connectionId)).whoAmI(LIMIT)).toEqual(told);
  });

  it("lets nobody in with an assertion that is not exactly ours", async () => {
    const claims = { sub: world.subjectOf(connectionId), aud: AZURE_AUDIENCE };
    const other = await generateKeyPair("RS256");
    const past = Math.floor(Date.now() / 1000) - 7_200;
    const ours = await world.sign("RS256", claims);
    expect({
      ours: await exchange(ours),
      "signed with another key": await exchange(await world.sign("RS256", claims, other.privateKey)),
      "signed in a way that Entra does not take": await exchange(await world.sign("ES256", claims)),
      "for another audience": await exchange(await world.sign("RS256", { ...claims, aud: "sts.amazonaws.com" })),
      "for another connection": await exchange(await world.sign("RS256", { ...claims, sub: world.subjectOf(world.newId()) })),
      "of another issuer": await exchange(await world.sign("RS256", { ...claims, iss: "https://login.example" })),
      "that has ended": await exchange(await world.sign("RS256", { ...claims, iat: past, nbf: past, exp: past + 600 })),
      "that is none": await exchange("a.b.c"),
      "of another application": await exchange(ours, { client_id: world.newId() }),
    }).toEqual({
      ours: "let in",
      "signed with another key": "AADSTS700027",
      "signed in a way that Entra does not take": "AADSTS700027",
      "for another audience": "AADSTS700212",
      "for another connection": "AADSTS700213",
      "of another issuer": "AADSTS700211",
      "that has ended": "AADSTS700024",
      "that is none": "AADSTS50027",
      "of another application": "AADSTS700016",
    });
  });

  it("that does not trust a connection is told with what to do", async () => {
    const id = await world.connect("azure", world.newId(), { method: "federatedCredential", subscription, tenantId, clientId });
    const driver = await world.driverOf(id);
    await expect(driver.whoAmI(LIMIT)).rejects.toMatchObject({
      error: { class: "permission", remedy: expect.stringMatching(/federated credential/) },
    });
  });

  it("that was not made yet is told as unknown", async () => {
    const id = await world.connect("azure", world.newId(), { method: "federatedCredential", subscription, tenantId, clientId: null });
    await expect((await world.driverOf(id)).whoAmI(LIMIT)).rejects.toMatchObject({
      error: { message: expect.stringMatching(/AADSTS700016/) },
    });
  });
});

describe("a managed identity of the machines that workers run on", () => {
  it("is used where the operator lets the organisation, and nowhere else", async () => {
    const id = await world.connect("azure", world.newId(), { method: "managedIdentity", subscription, tenantId, clientId });
    await expect(world.driverOf(id)).rejects.toMatchObject({ code: "forbidden" });
    const driver = await world.driverOf(id, world.drivers({ ambientIdentityFor: [world.world.slug] }));
    expect(await driver.whoAmI(LIMIT)).toMatchObject({ account: subscription, identity: expect.stringContaining(clientId) });
  });
});
