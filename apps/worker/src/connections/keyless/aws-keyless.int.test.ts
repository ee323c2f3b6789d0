import type { CloudDriver, ResourceRequest } from "@zerolake/execution";
import { awsPolicies, roleArnOf, roleTemplate, setupName } from "@zerolake/trust-setup";
import { AWS_AUDIENCE } from "@zerolake/workload-identity";
import { generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Administrator, makeStack } from "./aws-stack.testing.ts";
import { KeylessWorld } from "./keyless-world.testing.ts";

const LIMIT = { timeLimitMs: 10_000 };

let world: KeylessWorld;
let account: string;

beforeAll(async () => {
  world = await KeylessWorld.open();
  ({ account } = await world.administrator<Administrator>("accounts"));
});
afterAll(() => world.close());

/** Sets a connection up as its page says, and returns its id. */
async function connectByIssuer(parameters: { issuerIsKnown?: boolean } = {}): Promise<string> {
  const id = world.newId();
  const roleName = setupName(id);
  const trust = { kind: "webIdentity", issuer: world.issuer, audience: AWS_AUDIENCE, subject: world.subjectOf(id) } as const;
  const template = roleTemplate({ account, roleName, trust, policies: awsPolicies([]) });
  const { Issuer, ...rest } = template["Resources"] as Record<string, unknown>;
  await makeStack(world, { Resources: parameters.issuerIsKnown ? rest : { Issuer, ...rest } });
  return world.connect("aws", id, { method: "webIdentity", roleArn: roleArnOf({ account, roleName }) });
}

/** Asks STS as somebody would who has a token, over HTTP. */
async function exchange(connectionId: string, token: string): Promise<string> {
  const form = new URLSearchParams({
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: roleArnOf({ account, roleName: setupName(connectionId) }),
    RoleSessionName: "somebody",
    WebIdentityToken: token,
  });
  const text = await (await fetch(world.url, { method: "POST", body: form })).text();
  return /<Code>(.*?)<\/Code>/.exec(text)?.[1] ?? (text.includes("<SessionToken>") ? "let in" : text);
}

async function makesAndReadsABucket(driver: CloudDriver): Promise<void> {
  const bucket = `zerolake-${world.newId()}`;
  const facts = { createOnly: [], readOnly: [], writeOnly: [], identifier: ["BucketName"], hasUniqueName: true, tags: null } as const;
  const owner = { installation: "i", environment: "e", component: "c", address: "c.bucket" };
  const request: ResourceRequest = {
    address: "c.bucket",
    type: "AWS::S3::Bucket",
    via: "cloudcontrol",
    properties: { BucketName: bucket },
    facts,
    owner,
  };
  const status = await driver.create(request, { token: world.newId(), ...LIMIT });
  expect(status.state).not.toBe("failed");
  await expect
    .poll(() => driver.read({ address: "c.bucket", type: request.type, via: request.via, identifier: bucket }, LIMIT), { timeout: 20_000 })
    .toBeTruthy();
}

describe("a role of AWS that trusts our issuer", () => {
  let connectionId: string;
  beforeAll(async () => {
    connectionId = await connectByIssuer();
    // The key that signs next is shown before a cloud reads our keys for the first time.
    await world.showNextKey();
  });

  it("is taken on with a token and makes things, without any key being stored", async () => {
    const driver = await world.driverOf(connectionId);
    const told = await driver.whoAmI(LIMIT);
    expect(told).toEqual({
      account,
      identity: `arn:aws:sts::${account}:assumed-role/${setupName(connectionId)}/zerolake-${connectionId}`,
      principal: roleArnOf({ account, roleName: setupName(connectionId) }),
    });
    await makesAndReadsABucket(driver);
    const row = await world.test.db.prisma.connection.findUniqueOrThrow({ where: { id: connectionId } });
    expect(row.credentialsSealed).toBeNull();
  });

  it("is taken on while keys follow one another, without a call that fails", async () => {
    const other = await connectByIssuer({ issuerIsKnown: true });
    expect(await (await world.driverOf(other)).whoAmI(LIMIT)).toMatchObject({ account });
    expect(await world.identity.rotateKeys()).toMatchObject([{ kind: "begin" }, { kind: "begin" }]);
    expect(await (await world.driverOf(other)).whoAmI(LIMIT)).toMatchObject({ account });
    expect(await (await world.driverOf(connectionId)).whoAmI(LIMIT)).toMatchObject({ account });
  });

  it("is kept by one worker for all it does at once", async () => {
    let asked = 0;
    const tokenFor: typeof world.identity.tokenFor = (speaker) => {
      asked += 1;
      return world.identity.tokenFor(speaker);
    };
    const driver = await world.driverOf(connectionId, world.drivers({ identity: { tokenFor } }));
    await Promise.all(Array.from({ length: 5 }, () => driver.whoAmI(LIMIT)));
    await Promise.all([driver.listZones(LIMIT), makesAndReadsABucket(driver)]);
    expect(asked).toBe(1);
  });

  it("lets nobody in with a token that is not exactly ours", async () => {
    const claims = { sub: world.subjectOf(connectionId), aud: AWS_AUDIENCE };
    const other = await generateKeyPair("ES256");
    const past = Math.floor(Date.now() / 1000) - 7_200;
    expect({
      ours: await exchange(connectionId, await world.sign("ES256", claims)),
      "signed with another key": await exchange(connectionId, await world.sign("ES256", claims, other.privateKey)),
      "for another audience": await exchange(connectionId, await world.sign("ES256", { ...claims, aud: "api://AzureADTokenExchange" })),
      "for another connection": await exchange(connectionId, await world.sign("ES256", { ...claims, sub: world.subjectOf(world.newId()) })),
      "of another issuer": await exchange(connectionId, await world.sign("ES256", { ...claims, iss: "http://127.0.0.1:1" })),
      "that has ended": await exchange(connectionId, await world.sign("ES256", { ...claims, iat: past, nbf: past, exp: past + 600 })),
      "that is none": await exchange(connectionId, "a.b.c"),
    }).toEqual({
      ours: "let in",
      "signed with another key": "InvalidIdentityToken",
      "for another audience": "InvalidIdentityToken",
      "for another connection": "AccessDenied",
      "of another issuer": "InvalidIdentityToken",
      "that has ended": "ExpiredToken",
      "that is none": "InvalidIdentityToken",
    });
  });

  it("that does not trust this connection is told with what to do", async () => {
    const id = world.newId();
    await world.connect("aws", id, { method: "webIdentity", roleArn: roleArnOf({ account, roleName: setupName(connectionId) }) });
    const driver = await world.driverOf(id);
    await expect(driver.whoAmI(LIMIT)).rejects.toMatchObject({
      error: { class: "permission", remedy: expect.stringMatching(/trust policy/) },
    });
  });

  it("would not be taken on with a key that was not shown before: clouds keep what they read of our keys", async () => {
    await world.showNextKey();
    await world.identity.rotateKeys();
    const claims = { sub: world.subjectOf(connectionId), aud: AWS_AUDIENCE };
    expect(await exchange(connectionId, await world.sign("ES256", claims))).toBe("InvalidIdentityToken");
  });
});

describe("a role of AWS that trusts the workers and an external id", () => {
  const externalId = "zerolake-external-id-of-one-connection";
  let connectionId: string;

  beforeAll(async () => {
    const id = world.newId();
    const roleName = setupName(id);
    const worker = await world.administrator<Administrator>("accounts");
    // As an instance profile would give it to the process.
    process.env["AWS_ACCESS_KEY_ID"] = worker.accessKeyId;
    process.env["AWS_SECRET_ACCESS_KEY"] = worker.secretAccessKey;
    const template = roleTemplate({ account, roleName, trust: { kind: "assumedRole", externalId }, policies: [] });
    await makeStack(world, template, { WorkerIdentity: `arn:aws:iam::${worker.account}:user/zerolake` });
    connectionId = await world.connect("aws", id, { method: "assumedRole", roleArn: roleArnOf({ account, roleName }), externalId });
  });
  afterAll(() => {
    delete process.env["AWS_ACCESS_KEY_ID"];
    delete process.env["AWS_SECRET_ACCESS_KEY"];
  });

  it("is taken on where the operator lets the organisation use the workers' identity", async () => {
    const source = world.drivers({ ambientIdentityFor: [world.world.slug] });
    expect(await (await world.driverOf(connectionId, source)).whoAmI(LIMIT)).toMatchObject({
      account,
      identity: expect.stringMatching(/assumed-role/),
    });
  });

  it("is not asked for at all where the operator does not", async () => {
    await expect(world.driverOf(connectionId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(world.driverOf(connectionId, world.drivers({ ambientIdentityFor: ["somebody-else"] }))).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("lets nobody in with another external id", async () => {
    const roleArn = roleArnOf({ account, roleName: setupName(connectionId) });
    const other = await world.connect("aws", world.newId(), { method: "assumedRole", roleArn, externalId: "another" });
    const driver = await world.driverOf(other, world.drivers({ ambientIdentityFor: ["*"] }));
    await expect(driver.whoAmI(LIMIT)).rejects.toMatchObject({
      error: { class: "permission", remedy: expect.stringMatching(/external ID/) },
    });
  });
});
