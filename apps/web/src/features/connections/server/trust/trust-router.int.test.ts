import { listAudit } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestServices } from "@/server/services.testing.ts";
import type { Services } from "@/server/services.ts";
import { type Console, consoleOf } from "@/server/trpc/console.testing.ts";

const GUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

let services: Services;
let stop: () => Promise<void>;
let world: World;
let caller: Console;

beforeAll(async () => {
  ({ services, stop } = await createTestServices());
});
beforeEach(async () => {
  world = await createWorld(services.database);
  caller = await consoleOf(services, world.user.id);
});
afterAll(() => stop());

const create = (trust: object, name = "data-prod", defaultRegion = "eu-central-1") =>
  caller.connections.trust.create({ organization: world.slug, name, defaultRegion, trust } as never);
const setupOf = async ({ id }: { id: string }, project?: string) => {
  const at = { organization: world.slug, connection: id };
  return caller.connections.trust.setup(project === undefined ? at : { ...at, project });
};
const textOf = ({ ways }: Awaited<ReturnType<typeof setupOf>>) => ways.flatMap(({ files }) => files.map(({ text }) => text)).join("\n");

describe("a connection that keeps no key", () => {
  it("is set up with its own subject, which nobody can choose", async () => {
    const connection = await create({ method: "webIdentity", account: "123456789012", subject: "zerolake:org:other:connection:other" });
    const text = textOf(await setupOf(connection));
    expect(text).toContain(`zerolake:org:${world.organizationId}:connection:${connection.id}`);
    expect(text).not.toContain("other:connection");
    const shown = await caller.connections.get({ organization: world.slug, connection: connection.id });
    expect(shown).toMatchObject({ method: "webIdentity", isTestPassed: null, testRequestedAt: null });
  });

  it("on Azure is tested once its client ID is told, and only then", async () => {
    const connection = await create({ method: "federatedCredential", tenantId: GUID, subscription: GUID }, "fabric", "westeurope");
    expect((await setupOf(connection)).ways.map(({ title }) => title)).toEqual(["az commands", "Bicep"]);
    const at = { organization: world.slug, connection: connection.id };
    await expect(caller.connections.trust.setClientId({ ...at, clientId: "none" })).rejects.toThrow(/00000000/);
    await caller.connections.trust.setClientId({ ...at, clientId: GUID });
    expect(await caller.connections.get(at)).toMatchObject({ trust: { clientId: GUID }, testRequestedAt: expect.any(Date) });
  });

  it("on Google names the pool by the project's number", async () => {
    const wanted = { method: "identityFederation", project: "data-prod-1", projectNumber: "123456789012" };
    const connection = await create(wanted, "gcp", "europe-west4");
    const { trust, ways } = await setupOf(connection);
    expect(trust).toMatchObject({
      provider: expect.stringMatching(/^projects\/123456789012\/locations\/global\/workloadIdentityPools\/zerolake-/),
    });
    expect(ways.map(({ title }) => title)).toEqual(["gcloud commands", "Terraform"]);
  });

  it("has rights for everything, or for a project's drawing alone, which are fewer", async () => {
    const connection = await create({ method: "webIdentity", account: "123456789012" });
    const everything = textOf(await setupOf(connection));
    const one = await setupOf(connection, world.project.slug);
    expect(one.ofProject).toBe(world.project.name);
    expect(everything).toContain("kafka:CreateCluster");
    expect(textOf(one)).not.toContain("kafka:CreateCluster");
  });

  it("is noted in the audit log with what was agreed", async () => {
    await create({ method: "webIdentity", account: "123456789012" });
    const entries = await listAudit(services.database, world.organizationId, { limit: 1 } as never);
    expect(JSON.stringify(entries)).toContain("arn:aws:iam::123456789012:role/zerolake-");
  });
});

describe("the workers' own identity", () => {
  it("is refused to organisations that the operator has not named, and offered to those it has", async () => {
    const wanted = { method: "assumedRole", account: "123456789012" };
    await expect(create(wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await caller.connections.trust.ways({ organization: world.slug })).toMatchObject({ mayUseAmbientIdentity: false });
    const named = { ...services, environment: { ...services.environment, ZEROLAKE_AMBIENT_IDENTITY: `other, ${world.slug}` } };
    caller = await consoleOf(named, world.user.id);
    const [first, second] = [await create(wanted, "one"), await create(wanted, "two")];
    const ids = [await setupOf(first), await setupOf(second)].map((setup) => /"sts:ExternalId": "([^"]+)"/.exec(textOf(setup))?.[1]);
    expect(ids[0]).toMatch(/^zerolake-[0-9a-f-]{36}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });
});

it("an issuer inside the own network is said to be unreachable for clouds", async () => {
  expect(await caller.connections.trust.ways({ organization: world.slug })).toMatchObject({
    issuer: "http://127.0.0.1",
    issuerProblem: expect.stringMatching(/no cloud/),
  });
});

it("a connection with a key, and one of another organisation, have no set-up", async () => {
  await expect(setupOf(world.connection)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const other = await createWorld(services.database);
  await expect(setupOf(other.connection)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
