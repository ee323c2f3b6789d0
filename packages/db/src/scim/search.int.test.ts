import {
  type Filter,
  GROUP,
  isSame,
  type ListQuery,
  matches,
  presentResource,
  readResource,
  resolveFilter,
  USER,
  writeFilter,
} from "@zerolake/scim";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.testing.ts";
import { createWorld, type World } from "../world.testing.ts";
import { listScimGroups, listScimUsers } from "./list-resources.ts";
import { createScimGroup } from "./scim-groups.ts";
import { createScimUser } from "./scim-users.ts";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const base = "https://lake.example/api/scim/v2";

let test: TestDatabase;
let world: World;
const texts = ["a", "B", "b", "Élodie", "élodie", "ß", "𝔸", "ｚ", "mira@Example.com", "x y", '"', "%", "_", "\\"];
const text = fc.constantFrom(...texts);
const mail = fc.record({ value: text, type: fc.constantFrom("work", "Home"), primary: fc.boolean() }, { requiredKeys: ["value"] });
const person = fc.record(
  {
    externalId: text,
    title: text,
    active: fc.boolean(),
    name: fc.record({ givenName: text, familyName: text }, { requiredKeys: [] }),
    emails: fc
      .uniqueArray(mail, { maxLength: 3, selector: ({ value }) => value })
      .map((all) => all.map((each, index) => ({ ...each, primary: each.primary === true && index === 0 }))),
    [ENTERPRISE]: fc.record({ department: text, manager: fc.record({ value: text }) }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

beforeAll(async () => {
  test = await createTestDatabase();
  world = await createWorld(test.db);
  const people = fc.sample(person, { numRuns: 25, seed: 7 });
  const ids: string[] = [];
  for (const [index, each] of people.entries()) {
    const read = readResource(USER, { schemas: [USER.schema.id], userName: `${texts[index % texts.length]}${index}`, ...each });
    if (!read.ok) throw new Error(read.error.detail);
    ids.push((await createScimUser(test.db, world.organizationId, { resource: read.value, actor: world.actor })).resource.id);
  }
  for (const [index, displayName] of texts.entries()) {
    const members = ids.filter((_id, at) => at % (index + 2) === 0).map((value) => ({ value }));
    await createScimGroup(test.db, world.organizationId, { resource: { displayName, members }, actor: world.actor });
  }
});
afterAll(() => test.drop());

const of = (name: string, sub?: string, schema?: string) => ({ ...(schema ? { schema } : {}), name, ...(sub ? { sub } : {}) });
const ordered = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
const equal = fc.constantFrom("eq", "ne");
const compare = (path: fc.Arbitrary<ReturnType<typeof of>>, operator: fc.Arbitrary<string>, value: fc.Arbitrary<string | boolean | null>) =>
  fc.record({ kind: fc.constant("compare"), path, operator, value }) as unknown as fc.Arbitrary<Filter>;
const plain = fc.constantFrom(
  of("userName"),
  of("externalId"),
  of("title"),
  of("nickName"),
  of("name", "givenName"),
  of("department", undefined, ENTERPRISE),
  of("manager", "value", ENTERPRISE),
  of("emails"),
  of("emails", "type"),
  of("groups", "display"),
);
const present = (paths: ReturnType<typeof of>[]) =>
  fc.record({ kind: fc.constant("present"), path: fc.constantFrom(...paths) }) as unknown as fc.Arbitrary<Filter>;
const joined = (inner: fc.Arbitrary<Filter>) =>
  fc.oneof(
    fc.record({ kind: fc.constant("not" as const), filter: inner }),
    fc.record({ kind: fc.constantFrom("and" as const, "or" as const), filters: fc.tuple(inner, inner) }),
  );
const ofMail = fc.oneof(
  compare(fc.constantFrom(of("value"), of("type")), ordered, text),
  compare(fc.constant(of("primary")), equal, fc.boolean()),
  compare(fc.constant(of("display")), equal, fc.constant(null)),
  present([of("type"), of("display")]),
);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  compare(plain, ordered, text),
  compare(plain, equal, fc.constant(null)),
  compare(fc.constant(of("schemas")), fc.constantFrom("eq", "ne", "ew"), fc.constantFrom(USER.schema.id, ENTERPRISE, "User")),
  compare(fc.constant(of("active")), equal, fc.boolean()),
  compare(
    fc.constantFrom(of("meta", "created"), of("meta", "lastModified")),
    fc.constantFrom("gt", "le", "ne"),
    fc.constantFrom("2020-01-01T00:00:00Z", "2100-01-01T00:00:00+01:00"),
  ),
  present([
    of("title"),
    of("name"),
    of("name", "familyName"),
    of("emails"),
    of("emails", "type"),
    of("groups"),
    of("id"),
    of("meta"),
    of("schemas"),
  ]),
  fc.record({ kind: fc.constant("some" as const), path: fc.constant(of("emails")), filter: fc.oneof(ofMail, joined(ofMail)) }),
);
const filter = fc.oneof(leaf, joined(leaf), joined(joined(leaf)));

const query = (given: Partial<ListQuery> = {}): ListQuery => ({ startIndex: 1, count: 200, show: {}, ...given });

describe("a search in the database", () => {
  it("finds exactly what the same condition finds in memory, whatever the filter", async () => {
    const all = (await listScimUsers(test.db, world.organizationId, query())).resources;
    expect(all).toHaveLength(25);
    await fc.assert(
      fc.asyncProperty(filter, async (given) => {
        const condition = resolveFilter(USER, given);
        if (!condition.ok) throw new Error(`${writeFilter(given)}: ${condition.error.detail}`);
        const { resources } = await listScimUsers(test.db, world.organizationId, query({ condition: condition.value }));
        const expected = all.filter((each) => matches(condition.value, presentResource(USER, each, { base })));
        expect({ filter: writeFilter(given), ids: resources.map(({ id }) => id) }).toEqual({
          filter: writeFilter(given),
          ids: expected.map(({ id }) => id),
        });
      }),
      { numRuns: 400 },
    );
  });

  it("finds groups by name and by member, too", async () => {
    const all = (await listScimGroups(test.db, world.organizationId, { ...query(), hasMembers: true })).resources;
    const [member = { value: "" }] = (all[0]?.attributes["members"] ?? []) as { value: string }[];
    const filters: Filter[] = [
      { kind: "compare", path: of("displayName"), operator: "sw", value: "É" },
      { kind: "compare", path: of("members"), operator: "eq", value: member.value },
      { kind: "some", path: of("members"), filter: { kind: "compare", path: of("value"), operator: "eq", value: member.value } },
      { kind: "not", filter: { kind: "present", path: of("members") } },
      { kind: "compare", path: of("schemas"), operator: "eq", value: GROUP.schema.id },
    ];
    for (const each of filters) {
      const condition = resolveFilter(GROUP, each);
      if (!condition.ok) throw new Error(condition.error.detail);
      const { resources } = await listScimGroups(test.db, world.organizationId, {
        ...query({ condition: condition.value }),
        hasMembers: true,
      });
      const expected = all.filter((group) => matches(condition.value, presentResource(GROUP, group, { base })));
      expect(resources.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });

  it("pages fit together, in every order", async () => {
    const places = [
      of("userName"),
      of("title"),
      of("emails", "value"),
      of("meta", "created"),
      of("active"),
      of("department", undefined, ENTERPRISE),
    ];
    const emails = USER.schema.attributes.find(({ name }) => name === "emails")!;
    for (const { name, sub } of places) {
      const attribute = USER.schema.attributes.find((each) => each.name === name);
      if (!attribute) continue;
      const part = sub ? { sub: emails.subAttributes.find((each) => each.name === sub)! } : {};
      for (const isDescending of [false, true]) {
        const sort = { place: { attribute, ...part }, isDescending };
        const whole = await listScimUsers(test.db, world.organizationId, query({ sort }));
        const pages = await Promise.all(
          [1, 11, 21].map((startIndex) => listScimUsers(test.db, world.organizationId, query({ sort, startIndex, count: 10 }))),
        );
        expect(pages.flatMap(({ resources }) => resources.map(({ id }) => id))).toEqual(whole.resources.map(({ id }) => id));
        expect(pages.map(({ total }) => total)).toEqual([25, 25, 25]);
      }
    }
  });

  it("is ordered by the folded name", async () => {
    const userName = USER.schema.attributes.find(({ name }) => name === "userName")!;
    const { resources } = await listScimUsers(
      test.db,
      world.organizationId,
      query({ sort: { place: { attribute: userName }, isDescending: false } }),
    );
    const names = resources.map(({ attributes }) => String(attributes["userName"]).toLowerCase());
    const byBytes = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(isSame(names, byBytes)).toBe(true);
  });
});
