import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { createEnvironment } from "../environments/environments.ts";
import { listRecordedResources } from "../environments/recorded-resources.ts";
import { toJson } from "../json-column.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, putInState, type World } from "../world.testing.ts";
import { findHolders, listEnvironmentNames } from "./holders.ts";
import type { ImportCandidate } from "./import-candidate.ts";
import { findImport, getImport, listOwedImports, noteListing, requestImport } from "./imports.ts";
import { chooseImport, forgetImport, recordImport, refuseImport } from "./record-import.ts";

let test: TestDatabase;
let world: World;
let org: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
  org = world.organizationId;
});
afterAll(() => test.drop());

const ADDRESS = "raw.bucket";
const candidate = (identifier: string, overrides: Partial<ImportCandidate> = {}): ImportCandidate => ({
  identifier,
  title: identifier,
  action: "update",
  changes: [{ path: "Size", before: 1, after: 2, forcesReplacement: false, isKnownAfterApply: false, isSensitive: false }],
  fixed: [{ path: "Name", designed: "zl-raw", real: identifier }],
  ...overrides,
});
const record = (identifier = "by-hand") => recordedResource(desiredResource(ADDRESS), { identifier, isImported: true });
const request = (address = ADDRESS) => {
  const { environment, actor } = world;
  return requestImport(test.db, org, { environmentId: environment.id, address, component: "raw", type: "Test::Service::Thing", actor });
};

async function listed(candidates: readonly ImportCandidate[] = [candidate("by-hand")]): Promise<string> {
  const { id } = await request();
  await noteListing(test.db, org, id, { candidates });
  return id;
}

async function chosen(): Promise<string> {
  const importId = await listed();
  await chooseImport(test.db, org, { importId, identifier: "by-hand", actor: world.actor });
  return importId;
}

const recorded = async () =>
  (await listRecordedResources(test.db, org, world.environment.id)).map(({ address, identifier }) => [address, identifier]);

describe("imports", () => {
  it("are asked for, listed, chosen, recorded and audited in the name of who chose", async () => {
    const importId = await chosen();
    expect(await getImport(test.db, org, importId)).toMatchObject({ state: "recording", chosen: "by-hand" });
    await recordImport(test.db, org, { importId, record: record(), candidate: candidate("by-hand") });
    expect(await recorded()).toEqual([[ADDRESS, "by-hand"]]);
    expect(await findImport(test.db, org, { environmentId: world.environment.id, address: ADDRESS })).toMatchObject({ state: "recorded" });
    expect(await listAudit(test.db, org, { limit: 1 })).toMatchObject([
      { action: "resource.import", actorName: "Mira", targetName: ADDRESS, after: { identifier: "by-hand" } },
    ]);
  });

  it("are owed until a worker has answered, and asked for anew as often as somebody likes", async () => {
    const { id } = await request();
    await test.db.prisma.resourceImport.updateMany({ where: { id }, data: { owedSince: new Date(Date.now() - 60_000) } });
    expect(await listOwedImports(test.db, 100)).toContainEqual({ importId: id, organizationId: org });
    await noteListing(test.db, org, id, { problem: "The cloud refused." });
    expect(await listOwedImports(test.db, 100)).not.toContainEqual({ importId: id, organizationId: org });
    expect(await getImport(test.db, org, id)).toMatchObject({ state: "listed", problem: "The cloud refused." });
    expect(await request()).toEqual({ id });
    expect(await getImport(test.db, org, id)).toMatchObject({ state: "listing", problem: null });
  });

  it("take only what is in the list and nobody else's", async () => {
    const importId = await listed([candidate("theirs", { unavailable: "It belongs to Staging." })]);
    const choose = (identifier: string) => chooseImport(test.db, org, { importId, identifier, actor: world.actor });
    await expect(choose("unheard-of")).rejects.toThrow("is not in the list");
    await expect(choose("theirs")).rejects.toThrow("It belongs to Staging.");
  });

  it("wait while a deployment works on the environment, at both ends", async () => {
    const deployment = await approvedDeployment(test.db, world);
    await putInState(test.db, deployment, "applying", { startedAt: new Date() });
    const importId = await listed();
    const choose = () => chooseImport(test.db, org, { importId, identifier: "by-hand", actor: world.actor });
    await expect(choose()).rejects.toMatchObject({ code: "blocked" });
    await putInState(test.db, deployment, "failed", { finishedAt: new Date() });
    await choose();
    await putInState(test.db, await approvedDeployment(test.db, world), "applying", { startedAt: new Date() });
    const write = () => recordImport(test.db, org, { importId, record: record(), candidate: candidate("by-hand") });
    await expect(write()).rejects.toMatchObject({ code: "blocked" });
    expect(await recorded()).toEqual([]);
  });

  it("record nothing that is not what was shown, or that somebody took meanwhile", async () => {
    const importId = await chosen();
    const other = candidate("by-hand", { action: "none", changes: [] });
    await expect(recordImport(test.db, org, { importId, record: record(), candidate: other })).rejects.toThrow(
      "changed after it was shown",
    );
    await refuseImport(test.db, org, { importId, problem: "It was changed.", candidate: other });
    expect(await getImport(test.db, org, importId)).toMatchObject({ state: "listed", problem: "It was changed.", candidates: [other] });
    await chooseImport(test.db, org, { importId, identifier: "by-hand", actor: world.actor });
    await holdElsewhere("by-hand");
    await expect(recordImport(test.db, org, { importId, record: record(), candidate: other })).rejects.toThrow(
      "recorded as raw.bucket of staging",
    );
  });

  it("give a resource to one environment only, however many ask at once", async () => {
    const elsewhere = await secondEnvironment();
    const shown = candidate("by-hand");
    const asked = await Promise.all(
      [world.environment.id, elsewhere].map(async (environmentId) => {
        const wanted = { environmentId, address: ADDRESS, component: "raw", type: "Test::Service::Thing", actor: world.actor };
        const { id: importId } = await requestImport(test.db, org, wanted);
        await noteListing(test.db, org, importId, { candidates: [shown] });
        await chooseImport(test.db, org, { importId, identifier: "by-hand", actor: world.actor });
        return importId;
      }),
    );
    const ends = await Promise.allSettled(
      asked.map((importId) => recordImport(test.db, org, { importId, record: record(), candidate: shown })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("are undone by forgetting them, which nothing else can be", async () => {
    const importId = await chosen();
    await recordImport(test.db, org, { importId, record: record(), candidate: candidate("by-hand") });
    await expect(request()).rejects.toThrow("recorded already");
    const forget = { environmentId: world.environment.id, address: ADDRESS, actor: world.actor };
    await forgetImport(test.db, org, forget);
    expect(await recorded()).toEqual([]);
    expect(await listAudit(test.db, org, { limit: 1 })).toMatchObject([{ action: "resource.forget", before: { identifier: "by-hand" } }]);
    await expect(forgetImport(test.db, org, forget)).rejects.toThrow("not recorded as imported");
  });
});

async function secondEnvironment(): Promise<string> {
  const { project, connection, actor, user } = world;
  const place = { projectId: project.id, cloud: "aws", tier: "prototype", region: "eu-central-1", connectionId: connection.id } as const;
  return (await createEnvironment(test.db, org, { ...place, name: "staging", createdById: user.id, actor })).id;
}

/** Another environment over the same connection has it recorded. */
async function holdElsewhere(identifier: string): Promise<string> {
  const id = await secondEnvironment();
  const { address, component, type, ...rest } = record(identifier);
  const data = { organizationId: org, environmentId: id, address, component, type, identifier };
  await test.db.prisma.recordedResource.create({ data: { ...data, body: toJson({ ...rest, address, component, type }) } });
  return id;
}

describe("holders", () => {
  it("are environments of the organisation that reach the same account, by name", async () => {
    const staging = await holdElsewhere("by-hand");
    const place = { environmentId: world.environment.id, type: "Test::Service::Thing", identifiers: ["by-hand", "other"] };
    expect(await findHolders(test.db, org, place)).toEqual([
      { identifier: "by-hand", environment: staging, environmentName: "staging", address: ADDRESS },
    ]);
    expect(await listEnvironmentNames(test.db, org, [staging, "not an id"])).toEqual(new Map([[staging, "staging"]]));
  });
});
