import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, type World } from "../world.testing.ts";
import { createScimGroup, deleteScimGroup } from "./scim-groups.ts";

/** More than a statement takes as single parameters: PostgreSQL counts them in two bytes, and Prisma stops at half of that. */
const PEOPLE = 33_000;

let test: TestDatabase;
let world: World;

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  await test.db.pool.query(
    `INSERT INTO scim_user (id, organization_id, user_name_key, is_active, attributes, searchable, version)
     SELECT gen_random_uuid(), $1, 'u' || n, true, jsonb_build_object('userName', 'u' || n), jsonb_build_object('userName', 'u' || n), 1 FROM generate_series(1, ${PEOPLE}) AS n`,
    [world.organizationId],
  );
});
afterAll(() => test.drop());

describe("a group of everybody in a large company", () => {
  it("that gives a role is deleted, and its people lose the role", async () => {
    const { organizationId, actor } = world;
    const { resource } = await createScimGroup(test.db, organizationId, { resource: { displayName: "Everybody" }, actor });
    await test.db.pool.query("UPDATE scim_group SET role = 'editor' WHERE organization_id = $1", [organizationId]);
    await test.db.pool.query(
      "INSERT INTO scim_group_member (organization_id, group_id, scim_user_id) SELECT organization_id, $2, id FROM scim_user WHERE organization_id = $1",
      [organizationId, resource.id],
    );
    await deleteScimGroup(test.db, organizationId, { id: resource.id, check: () => undefined, actor });
    expect(await test.db.prisma.scimGroup.count({ where: { organizationId } })).toBe(0);
  });
});
