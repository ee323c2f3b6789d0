import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { approvedDeployment, createWorld, type World } from "../world.testing.ts";
import { exportOrganization } from "./export-organization.ts";

let test: TestDatabase;
let world: World;
let other: World;
beforeAll(async () => {
  test = await createTestDatabase();
  [world, other] = [await createWorld(test.db), await createWorld(test.db)];
  await approvedDeployment(test.db, world);
  await approvedDeployment(test.db, other);
  await test.db.prisma.user.update({ where: { id: world.user.id }, data: { passwordHash: "$argon2id$secret" } });
});
afterAll(() => test.drop());

async function exported(): Promise<string> {
  let text = "";
  for await (const lines of exportOrganization(test.db, world.organizationId)) text += lines;
  return text;
}

describe("the export of an organisation", () => {
  it("has a line of JSON for every row, from the organisation to its audit log", async () => {
    const lines = (await exported()).trimEnd().split("\n");
    const tables = new Set(lines.map((line) => (JSON.parse(line) as { table: string }).table));
    expect([...tables]).toEqual(
      expect.arrayContaining(["organization", "member", "project", "blueprint", "deployment_plan", "audit_entry"]),
    );
  });

  it("has no secret in it, and nothing of anybody else", async () => {
    const text = await exported();
    expect(text).toContain(world.connection.id);
    expect(text).not.toMatch(/sealed|credentials"|argon2|a very secret key/);
    expect(text).not.toContain(other.organizationId);
    expect(text).not.toContain(other.user.email);
  });

  it("takes nothing but an id", async () => {
    await expect(exportOrganization(test.db, "x' OR true --").next()).rejects.toThrow("no UUID");
  });
});
