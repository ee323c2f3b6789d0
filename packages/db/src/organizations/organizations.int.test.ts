import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listAudit } from "../audit-log.ts";
import { findMembership, listMembershipsOfUser } from "../people/organizations.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, putInState, type World } from "../world.testing.ts";
import { createOrganization, renameOrganization } from "./organization.ts";
import { askOrganizationDeletion, organizationEnd, restoreOrganization } from "./organization-end.ts";
import { pointingFirst, purgeDueOrganizations } from "./purge-organization.ts";

let test: TestDatabase;
let world: World;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  world = await createWorld(test.db);
});
afterAll(() => test.drop());

const owner = () => ({ userId: world.user.id, organizationId: null });
const colleague = async () => {
  const user = await test.db.prisma.user.create({ data: { email: `${crypto.randomUUID()}@example.com`, name: "Ken" } });
  await test.db.prisma.membership.create({ data: { organizationId: world.organizationId, userId: user.id, role: "admin" } });
  return { userId: user.id, organizationId: null };
};
const DAYS_MS = 24 * 60 * 60 * 1_000;
const deleted = (daysAgo = 0) =>
  askOrganizationDeletion(test.db, world.organizationId, { actor: world.actor, now: new Date(Date.now() - daysAgo * DAYS_MS) });

describe("organisations", () => {
  it("a second one has an address of its own, and its maker owns it", async () => {
    const input = { name: "Orders & Co", userId: world.user.id, actor: world.actor };
    const first = await createOrganization(test.db, input);
    const second = await createOrganization(test.db, input);
    expect([first.slug, second.slug]).toEqual(["orders-co", "orders-co-2"]);
    expect(await findMembership(test.db, owner(), "orders-co-2")).toMatchObject({ role: "owner" });
  });

  it.each(["API", "Sign in", "Invitation"])("none gets an address of the console itself: %s", async (name) => {
    const { slug } = await createOrganization(test.db, { name, userId: world.user.id, actor: world.actor });
    expect(slug).toMatch(/-2$/);
  });

  it("the address before a renaming goes on leading there, and nobody else gets it", async () => {
    const { organizationId, actor, slug } = world;
    await renameOrganization(test.db, organizationId, { name: "New", slug: `new-${slug}`, actor });
    expect(await findMembership(test.db, owner(), slug)).toMatchObject({ organizationId, slug: `new-${slug}`, name: "New" });
    const other = await createWorld(test.db);
    await expect(renameOrganization(test.db, other.organizationId, { name: "x", slug, actor })).rejects.toMatchObject({ code: "conflict" });
    await renameOrganization(test.db, organizationId, { name: "Old", slug, actor });
    expect(await findMembership(test.db, owner(), `new-${slug}`)).toMatchObject({ slug });
  });

  it("notes when a member was here, to the minute", async () => {
    const seen = () => test.db.prisma.membership.findFirstOrThrow({ where: { organizationId: world.organizationId } });
    expect((await seen()).lastSeenAt).toBeNull();
    await findMembership(test.db, owner(), world.slug);
    const first = (await seen()).lastSeenAt;
    expect(first).toBeInstanceOf(Date);
    await findMembership(test.db, owner(), world.slug);
    expect((await seen()).lastSeenAt).toEqual(first);
  });
});

describe("the end of an organisation", () => {
  it("is refused while anything is deployed or on its way, with the count", async () => {
    const deploymentId = await approvedDeployment(test.db, world);
    await expect(deleted()).rejects.toThrow("1 deployment is not finished.");
    await putInState(test.db, deploymentId, "cancelled", { finishedAt: new Date() });
    const { organizationId, environment } = world;
    const resource = { address: "a.x", component: "a", type: "T", identifier: "i", body: {} };
    const data = { organizationId, environmentId: environment.id, ...resource, deploymentId };
    await test.db.prisma.recordedResource.create({ data });
    await expect(deleted()).rejects.toThrow("1 remains.");
    expect(await organizationEnd(test.db, organizationId)).toEqual({ environmentsInUse: 1, deletion: null });
  });

  it("shuts everybody out but the owners, until one restores it", async () => {
    const ken = await colleague();
    await deleted();
    expect(await findMembership(test.db, ken, world.slug)).toBeUndefined();
    expect(await listMembershipsOfUser(test.db, ken)).toEqual([]);
    expect(await findMembership(test.db, owner(), world.slug)).toBeDefined();
    await restoreOrganization(test.db, world.organizationId, { actor: world.actor });
    expect(await findMembership(test.db, ken, world.slug)).toBeDefined();
    expect((await organizationEnd(test.db, world.organizationId)).deletion).toBeNull();
  });

  it("comes after two weeks, takes everything but the audit log, and nobody else's", async () => {
    const other = await createWorld(test.db);
    await putInState(test.db, await approvedDeployment(test.db, world), "cancelled", { finishedAt: new Date() });
    await deleted(13);
    expect(await purgeDueOrganizations(test.db)).toEqual([]);
    await test.db.prisma.organization.update({ where: { id: world.organizationId }, data: { purgeAt: new Date() } });
    const [one, two] = await Promise.all([purgeDueOrganizations(test.db), purgeDueOrganizations(test.db)]);
    expect([...one, ...two]).toEqual([world.organizationId]);
    expect(await rowsLeft(world.organizationId)).toEqual(expect.arrayContaining(["audit_entry", "audit_head"]));
    expect((await rowsLeft(world.organizationId)).filter((table) => !table.startsWith("audit_"))).toEqual([]);
    expect(await rowsLeft(other.organizationId)).toContain("project");
    expect((await listAudit(test.db, world.organizationId, { limit: 1 }))[0]?.action).toBe("organization.purge");
    expect(await findMembership(test.db, owner(), world.slug)).toBeUndefined();
  });
});

async function rowsLeft(organizationId: string): Promise<string[]> {
  const { rows } = await test.db.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organization_id' ORDER BY 1`,
  );
  const counted = rows.map(async ({ name }) => {
    const { rowCount } = await test.db.pool.query(`SELECT 1 FROM "${name}" WHERE organization_id = $1 LIMIT 1`, [organizationId]);
    return rowCount ? [name] : [];
  });
  return (await Promise.all(counted)).flat();
}

describe("the order in which tables are emptied", () => {
  it("begins with those that point to others, and ends with an error in a circle", () => {
    const links = [
      { table: "project", pointing: "environment" },
      { table: "environment", pointing: "deployment" },
      { table: "elsewhere", pointing: "other" },
    ];
    expect(pointingFirst(new Set(["project", "environment", "deployment"]), links)).toEqual(["deployment", "environment", "project"]);
    const circle = [...links, { table: "deployment", pointing: "project" }];
    expect(() => pointingFirst(new Set(["project", "environment", "deployment"]), circle)).toThrow("circle");
  });
});
