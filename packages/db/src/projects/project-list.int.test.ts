import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, EMPTY_BLUEPRINT, EMPTY_LAYOUT, putInState, type World } from "../world.testing.ts";
import { archiveProject } from "./project-end.ts";
import { listProjectNames, listProjects, type ProjectFilter, type ProjectOverview } from "./project-list.ts";
import { createProject } from "./projects.ts";

const COUNT = 25;
let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  for (let index = 0; index < COUNT; index += 1) await add(`Shop ${index}`);
  const { id } = await add("Shop that is archived");
  await archiveProject(test.db, world.organizationId, { projectId: id, actor: world.actor });
});
afterAll(() => test.drop());

function add(name: string) {
  const { organizationId, user, actor } = world;
  return createProject(test.db, organizationId, { name, document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT, createdById: user.id, actor });
}

async function everyPage(search: string, limit: number): Promise<ProjectOverview[]> {
  const all: ProjectOverview[] = [];
  for (;;) {
    const last = all.at(-1);
    const { rows } = await listProjects(test.db, world.organizationId, { search, limit, ...(last ? { after: last } : {}) });
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}

describe("the list of projects", () => {
  it("has every project once over its pages, last changed first, whatever their size", async () => {
    const whole = await listProjects(test.db, world.organizationId, { limit: 100 });
    expect(whole.total).toBe(COUNT + 1);
    expect(whole.rows.map(({ updatedAt }) => updatedAt.getTime())).toEqual(
      whole.rows.map(({ updatedAt }) => updatedAt.getTime()).toSorted((left, right) => right - left),
    );
    for (const limit of [1, 4, 25]) expect((await everyPage("", limit)).map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
  });

  it("finds by a part of the name in any case, takes wildcards literally, and never shows what is archived", async () => {
    const found = await listProjects(test.db, world.organizationId, { search: " sHOP 2", limit: 3 });
    expect(found.rows).toHaveLength(3);
    expect(found.total).toBe(6);
    expect((await listProjects(test.db, world.organizationId, { search: "%", limit: 3 })).total).toBe(0);
    expect((await listProjects(test.db, world.organizationId, { search: "archived", limit: 3 })).rows).toEqual([]);
  });

  it("counts components and tells of each environment what it has and how its last deployment stands", async () => {
    const find = () => listProjects(test.db, world.organizationId, { search: "lake", limit: 3 });
    const dev = { name: "dev", slug: "dev", deployedVersion: null };
    expect((await find()).rows).toMatchObject([
      { name: "Lake", componentCount: 0, newestVersion: 1, environments: [{ ...dev, lastState: null }] },
    ]);
    await approvedDeployment(test.db, world);
    expect((await find()).rows).toMatchObject([{ environments: [{ ...dev, lastState: "approved" }] }]);
  });

  it("is filtered by owner, by cloud and by what its environments do", async () => {
    const { db } = test;
    const named = async (filter: Omit<ProjectFilter, "limit">) =>
      (await listProjects(db, world.organizationId, { ...filter, limit: 100 })).rows.map(({ name }) => name).sort();
    const other = await db.prisma.user.create({ data: { email: "ken@example.com", name: "Ken" } });
    const fields = { document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT, actor: world.actor };
    await createProject(db, world.organizationId, { ...fields, name: "Drawn for Azure", targetCloud: "azure", createdById: other.id });
    expect(await named({ ownerId: other.id })).toEqual(["Drawn for Azure"]);
    expect((await listProjects(db, world.organizationId, { ownerId: other.id, limit: 1 })).rows).toMatchObject([{ owner: "Ken" }]);
    expect(await named({ cloud: "azure" })).toEqual(["Drawn for Azure"]);
    await db.prisma.environment.update({ where: { id: world.environment.id }, data: { cloud: "gcp" } });
    expect(await named({ cloud: "gcp" })).toEqual(["Lake"]);
    expect(await named({ cloud: "aws", search: "lake" })).toEqual([]);

    expect(await named({ status: "running" })).toEqual(["Lake"]);
    expect(await named({ status: "waiting" })).toEqual([]);
    const { id } = await db.prisma.deployment.findFirstOrThrow({ where: { environmentId: world.environment.id } });
    await putInState(db, id, "awaitingApproval");
    expect([await named({ status: "waiting" }), await named({ status: "running" })]).toEqual([["Lake"], []]);
    await putInState(db, id, "failed", { finishedAt: new Date() });
    expect([await named({ status: "failed" }), await named({ status: "waiting" })]).toEqual([["Lake"], []]);
    expect(await named({ status: "empty" })).toHaveLength(COUNT + 2);
    expect(await named({ status: "deployed" })).toEqual([]);
    await db.prisma.environment.update({ where: { id: world.environment.id }, data: { deployedVersionId: world.version.id } });
    expect(await named({ status: "deployed" })).toEqual(["Lake"]);
    expect(await named({ status: "archived" })).toEqual(["Shop that is archived"]);
    expect(await named({ status: "deployed", cloud: "gcp", ownerId: other.id })).toEqual([]);
  });

  it("has the same order when it is only names", async () => {
    const { rows } = await listProjects(test.db, world.organizationId, { limit: 100 });
    expect(await listProjectNames(test.db, world.organizationId)).toEqual(rows.map(({ slug, name }) => ({ slug, name })));
  });
});
