import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteConnection } from "../connections/connections.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, EMPTY_BLUEPRINT, EMPTY_LAYOUT, type World } from "../world.testing.ts";
import { archiveProject, deleteProject, restoreProject } from "./project-end.ts";
import { listProjectNames } from "./project-list.ts";
import { updateReadme } from "./project-readme.ts";
import { createProject, getProjectBySlug } from "./projects.ts";

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const input = () => ({ projectId: world.project.id, actor: world.actor });
const names = async () => (await listProjectNames(test.db, world.organizationId)).map(({ name }) => name);
const actions = async () =>
  (await test.db.prisma.auditEntry.findMany({ where: { organizationId: world.organizationId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

async function record(addresses: readonly string[]): Promise<void> {
  const { organizationId, environment } = world;
  const rest = { component: "a", type: "T", identifier: "i", body: {}, deploymentId: environment.id };
  const data = addresses.map((address) => ({ organizationId, environmentId: environment.id, address, ...rest }));
  await test.db.prisma.recordedResource.createMany({ data });
}

describe("a project that is archived", () => {
  it("leaves the lists with what it runs, can still be opened, and comes back", async () => {
    await record(["a.b"]);
    await archiveProject(test.db, world.organizationId, input());
    await archiveProject(test.db, world.organizationId, input());
    expect(await names()).toEqual([]);
    expect((await getProjectBySlug(test.db, world.organizationId, "lake")).archivedAt).toBeInstanceOf(Date);
    await restoreProject(test.db, world.organizationId, input());
    expect(await names()).toEqual(["Lake"]);
    expect((await actions()).slice(-2)).toEqual(["project.archive", "project.restore"]);
  });
});

describe("a project that is deleted", () => {
  it("must have nothing deployed: the refusal counts what is left", async () => {
    await record(["a.b", "a.c"]);
    const refusal = { code: "blocked", message: "1 environment still has 2 resources.", hint: "Destroy them first." };
    await expect(deleteProject(test.db, world.organizationId, input())).rejects.toMatchObject(refusal);
    expect(await names()).toEqual(["Lake"]);
  });

  it("must have no deployment under way", async () => {
    await approvedDeployment(test.db, world);
    const refusal = { code: "blocked", message: "Deployment #1 is not finished." };
    await expect(deleteProject(test.db, world.organizationId, input())).rejects.toMatchObject(refusal);
  });

  it("is found by nothing any more, gives its address to nobody, and frees its connection", async () => {
    await deleteProject(test.db, world.organizationId, input());
    expect(await names()).toEqual([]);
    await expect(getProjectBySlug(test.db, world.organizationId, "lake")).rejects.toMatchObject({ code: "notFound" });
    await expect(deleteProject(test.db, world.organizationId, input())).rejects.toMatchObject({ code: "notFound" });
    await deleteConnection(test.db, world.organizationId, { connectionId: world.connection.id, actor: world.actor });
    const drawing = { document: EMPTY_BLUEPRINT, layout: EMPTY_LAYOUT };
    const again = await createProject(test.db, world.organizationId, {
      name: "Lake",
      ...drawing,
      createdById: world.user.id,
      actor: world.actor,
    });
    expect(again.slug).toBe("lake-2");
  });
});

describe("the README", () => {
  it("of two who edit at once the second is told, and nothing of the first is lost", async () => {
    const write = (readme: string, revision: number) => updateReadme(test.db, world.organizationId, { ...input(), readme, revision });
    expect(await write("# Lake", 0)).toEqual({ readme: "# Lake", revision: 1 });
    await expect(write("# Sea", 0)).rejects.toMatchObject({ code: "conflict" });
    expect((await getProjectBySlug(test.db, world.organizationId, "lake")).readme).toBe("# Lake");
    expect(await write("# Sea", 1)).toEqual({ readme: "# Sea", revision: 2 });
  });
});
