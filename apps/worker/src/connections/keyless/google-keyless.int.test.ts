import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { googleAttachedCommands, googleCommands, googleRoles, providerNameOf, serviceAccountOf, setupName } from "@zerolake/trust-setup";
import { googleAudience } from "@zerolake/workload-identity";
import { generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Owner, ownerOf, runGcloud } from "./gcloud.testing.ts";
import { KeylessWorld } from "./keyless-world.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };

let world: KeylessWorld;
let owner: Awaited<ReturnType<typeof ownerOf>>;
let connectionId: string;
let provider: string;
let serviceAccount: string;

beforeAll(async () => {
  world = await KeylessWorld.open();
  owner = await ownerOf(world);
  const { project, projectNumber } = owner;
  connectionId = world.newId();
  const setup = { project, projectNumber, name: setupName(connectionId), issuer: world.issuer, subject: world.subjectOf(connectionId) };
  provider = providerNameOf(setup);
  serviceAccount = serviceAccountOf(setup);
  await runGcloud(owner.send, googleCommands({ ...setup, roles: googleRoles([]) }));
  await world.connect("gcp", connectionId, { method: "identityFederation", project, provider, serviceAccount });
  await world.showNextKey();
}, 60_000);
afterAll(() => world.close());

async function exchange(token: string, changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    audience: `//iam.googleapis.com/${provider}`,
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
    scope: "https://www.googleapis.com/auth/cloud-platform",
    subject_token: token,
    ...changed,
  });
  const response = await fetch(`${world.url}/google/sts.googleapis.com/v1/token`, { method: "POST", body });
  const answer = (await response.json()) as Record<string, string>;
  return answer["access_token"] ? "let in" : (answer["error"] ?? "");
}

describe("a workload identity pool of Google that trusts our issuer", () => {
  it("lets a worker act as the service account, while keys follow one another", async () => {
    const driver = await world.driverOf(connectionId);
    const told = await driver.whoAmI(LIMIT);
    expect(told).toEqual({ account: owner.project, identity: serviceAccount, principal: `serviceAccount:${serviceAccount}` });
    expect(await driver.listZones(LIMIT)).toContain("europe-west4-b");
    expect(await world.identity.rotateKeys()).toHaveLength(2);
    expect(await (await world.driverOf(connectionId)).whoAmI(LIMIT)).toEqual(told);
  });

  it("lets nobody in with a token that is not exactly ours", async () => {
    const claims = { sub: world.subjectOf(connectionId), aud: googleAudience(provider) };
    const other = await generateKeyPair("ES256");
    const past = Math.floor(Date.now() / 1000) - 7_200;
    const ours = await world.sign("ES256", claims);
    expect({
      ours: await exchange(ours),
      "signed with another key": await exchange(await world.sign("ES256", claims, other.privateKey)),
      "for another audience": await exchange(await world.sign("ES256", { ...claims, aud: "sts.amazonaws.com" })),
      "for another connection": await exchange(await world.sign("ES256", { ...claims, sub: world.subjectOf(world.newId()) })),
      "of another issuer": await exchange(await world.sign("ES256", { ...claims, iss: "https://login.example" })),
      "that has ended": await exchange(await world.sign("ES256", { ...claims, iat: past, nbf: past, exp: past + 600 })),
      "that is none": await exchange("a.b.c"),
      "at another provider": await exchange(ours, { audience: `//iam.googleapis.com/${provider}x` }),
    }).toEqual({
      ours: "let in",
      "signed with another key": "invalid_grant",
      "for another audience": "invalid_grant",
      "for another connection": "unauthorized_client",
      "of another issuer": "invalid_grant",
      "that has ended": "invalid_grant",
      "that is none": "invalid_request",
      "at another provider": "invalid_target",
    });
  });

  it("lets nobody act as an account that does not say so", async () => {
    const { project } = owner;
    await owner.send("POST", `iam.googleapis.com/v1/projects/${project}/serviceAccounts`, {
      accountId: "somebody-else",
      serviceAccount: {},
    });
    const foreign = `somebody-else@${project}.iam.gserviceaccount.com`;
    // The same subject, so that the pool lets it in, and another account.
    await world.test.db.prisma.connection.update({
      where: { id: connectionId },
      data: { trust: { project, provider, serviceAccount: foreign } },
    });
    const driver = await world.driverOf(connectionId);
    await expect(driver.whoAmI(LIMIT)).rejects.toMatchObject({
      error: { class: "permission", message: expect.stringMatching(/getAccessToken/) },
    });
    await world.test.db.prisma.connection.update({ where: { id: connectionId }, data: { trust: { project, provider, serviceAccount } } });
  });
});

describe("a service account of Google that the workers' own identity may act as", () => {
  const keyFile = join(tmpdir(), `worker-${process.pid}.json`);
  afterAll(() => {
    delete process.env["GOOGLE_APPLICATION_CREDENTIALS"];
    rmSync(keyFile, { force: true });
  });

  it("is used where the operator lets the organisation, and nowhere else", async () => {
    const { project, send } = owner;
    const id = world.newId();
    const name = setupName(id);
    // As the machine's own account would be found.
    const { key } = await world.administrator<Owner>("projects");
    writeFileSync(keyFile, JSON.stringify({ type: "service_account", ...key }));
    process.env["GOOGLE_APPLICATION_CREDENTIALS"] = keyFile;
    const script = googleAttachedCommands({ project, name, roles: [] }).replace("$WORKER_ACCOUNT", key.client_email);
    await runGcloud(send, script);
    const actsAs = serviceAccountOf({ project, name });
    await world.connect("gcp", id, { method: "attachedAccount", project, serviceAccount: actsAs });
    await expect(world.driverOf(id)).rejects.toMatchObject({ code: "forbidden" });
    const driver = await world.driverOf(id, world.drivers({ ambientIdentityFor: [world.world.slug] }));
    expect(await driver.whoAmI(LIMIT)).toMatchObject({ account: project, identity: actsAs });
  }, 30_000);
});
