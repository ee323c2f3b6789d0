import { parseFilter, resolveFilter, USER } from "@zerolake/scim";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "../generated/client.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld } from "../world.testing.ts";
import { conditionSql } from "./condition-sql.ts";
import { SEARCHED_USER } from "./scim-rows.ts";

const PEOPLE = 20_000;

let test: TestDatabase;
let organizationId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  organizationId = (await createWorld(test.db)).organizationId;
  await test.db.pool.query(
    `INSERT INTO scim_user (id, organization_id, attributes, searchable, user_name_key, external_id, is_active)
     SELECT gen_random_uuid(), $1, doc, doc, doc ->> 'userName', doc ->> 'externalId', true
     FROM generate_series(1, $2::int) n, LATERAL (SELECT jsonb_build_object('userName', 'u' || n, 'externalId', 'x' || n, 'title', 'lead') AS doc) d`,
    [organizationId, PEOPLE],
  );
  await test.db.pool.query("ANALYZE scim_user");
});
afterAll(() => test.drop());

async function planOf(text: string): Promise<string> {
  const filter = parseFilter(text);
  const condition = filter.ok ? resolveFilter(USER, filter.value) : filter;
  if (!condition.ok) throw new Error(condition.error.detail);
  const lines = await test.db.prisma.$queryRaw<{ "QUERY PLAN": string }[]>(
    Prisma.sql`EXPLAIN SELECT r.id FROM scim_user r WHERE r.organization_id = ${organizationId}::uuid AND ${conditionSql(condition.value, SEARCHED_USER)}`,
  );
  return lines.map((line) => line["QUERY PLAN"]).join("\n");
}

describe("a search among twenty thousand people", () => {
  it.each(['userName eq "U7"', 'externalId eq "x7"', 'userName eq "u7" and active eq true'])(
    "that every sync makes is served by an index: %s",
    async (text) => {
      expect(await planOf(text)).toMatch(/Index Scan|Bitmap Index Scan/);
      expect(await planOf(text)).not.toMatch(/Seq Scan/);
    },
  );
});
