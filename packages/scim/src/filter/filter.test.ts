import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GROUP, type ResourceKind, USER } from "../schema/resource-kind.ts";
import { type Filter, OPERATORS } from "./filter.ts";
import { matches } from "./matches.ts";
import { parseFilter } from "./parse-filter.ts";
import { resolveFilter } from "./resolve-filter.ts";
import { writeFilter } from "./write-filter.ts";

const name = fc.constantFrom("userName", "name", "emails", "active", "$ref", "x-1", "Title");
const path = fc
  .record({ schema: fc.option(fc.constantFrom("urn:ietf:params:scim:schemas:core:2.0:User", "urn:a:b")), name, sub: fc.option(name) })
  .map(({ schema, name, sub }) => ({ ...(schema === null ? {} : { schema }), name, ...(sub === null ? {} : { sub }) }));
const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.record({ kind: fc.constant("present" as const), path }),
    fc.record({ kind: fc.constant("compare" as const), path, operator: fc.constantFrom(...OPERATORS), value }),
    fc.record({ kind: fc.constant("not" as const), filter: tie("filter") }),
    fc.record({ kind: fc.constant("some" as const), path, filter: tie("filter") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      filters: fc
        .tuple(tie("filter"), tie("filter"), fc.array(tie("filter"), { maxLength: 2 }))
        .map(([a, b, more]) => [a, b, ...more] as const),
    }),
  ),
}));

const MIRA = {
  id: "2819c223-7f76-453a-919d-413861904646",
  userName: "Mira.Okafor@Example.com",
  externalId: "00u1ABC",
  name: { familyName: "Okafor", givenName: "Mira" },
  active: true,
  title: "Data Engineer",
  emails: [
    { value: "mira@example.com", type: "work", primary: true },
    { value: "mira@home.example", type: "home" },
  ],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Data", manager: { value: "26118915" } },
  meta: { created: "2026-01-31T08:00:00.000Z", lastModified: "2026-02-01T08:00:00.000Z" },
};

function isFound(text: string, resource: object = MIRA, kind: ResourceKind = USER): boolean | string {
  const parsed = parseFilter(text);
  const condition = parsed.ok ? resolveFilter(kind, parsed.value) : parsed;
  return condition.ok ? matches(condition.value, resource as typeof MIRA) : `${condition.error.scimType}`;
}

function nested(depth: number): string {
  return `${"(".repeat(depth)}title pr${")".repeat(depth)}`;
}

describe("a filter", () => {
  it("that is written and read again is the same", () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect(parseFilter(writeFilter(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  it("is read or refused, never more than that, whatever it is", () => {
    const anything = fc.array(
      fc.constantFrom("(", ")", "[", "]", ".", " ", "and", "not", "userName", "eq", '"', '"a"', "1", "pr", "\\", "é"),
    );
    fc.assert(
      fc.property(anything, (parts) => {
        expect(typeof parseFilter(parts.join("")).ok).toBe("boolean");
      }),
    );
  });

  // The examples of RFC 7644 figure 2, and what identity providers are known to send.
  it.each([
    ['userName eq "mira.okafor@example.com"', true],
    ['userName Eq "MIRA.OKAFOR@EXAMPLE.COM"', true],
    ['externalId eq "00u1abc"', false],
    ['externalId eq "00u1ABC"', true],
    ['name.familyName co "kaf"', true],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "mira"', true],
    ["title pr", true],
    ["nickName pr", false],
    ['meta.lastModified gt "2026-01-31T10:00:00+01:00"', true],
    ['meta.lastModified lt "2026-01-31T10:00:00+01:00"', false],
    ['title pr and userType eq "Employee"', false],
    ['title pr or userType eq "Intern"', true],
    ['userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")', false],
    ['not (userType eq "Employee") and (emails co "example.com" or emails.value co "example.org")', true],
    ['emails[type eq "work" and value co "@example.com"]', true],
    ['emails[type eq "home" and value co "@example.com"]', false],
    ['emails[type eq "work"].value eq "mira@example.com"', true],
    ['emails[type eq "home"].value eq "mira@example.com"', false],
    ['emails[type eq "work" and primary eq True].value ew "example.com"', true],
    ["active eq true", true],
    ['active eq "True"', true],
    ["active ne true", false],
    ["title eq null", false],
    ["nickName eq null", true],
    ['nickName ne "Mi"', true],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "data"', true],
    ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "26118915"', true],
    ['userName eq "a" or userName sw "m" and active eq false', false],
    ['(userName eq "a" or userName sw "m") and active eq true', true],
    ['not(userName eq "a" or title pr)', false],
    ['id eq "2819c223-7f76-453a-919d-413861904646"', true],
    ['title ge "data" and title le "data\\u007a"', true],
  ])("finds what it should: %s → %s", (text, found) => {
    expect(isFound(text)).toBe(found);
  });

  it("of groups looks at members by their exact id", () => {
    const group = { displayName: "Engineers", members: [{ value: "Ab1" }] };
    expect([isFound('members[value eq "Ab1"]', group, GROUP), isFound('members.value eq "ab1"', group, GROUP)]).toEqual([true, false]);
    expect(isFound('displayName eq "ENGINEERS"', group, GROUP)).toBe(true);
  });

  it.each([
    "",
    "userName",
    "userName eq",
    "userName is mira",
    'userName eq "mira',
    "userName eq mira",
    'userName eq "\\x"',
    "userName eq 5",
    'shoeSize eq "5"',
    'emails.shoeSize eq "5"',
    'emails[shoeSize eq "5"]',
    'urn:unknown:schema:userName eq "x"',
    'userName[type eq "work"]',
    'name eq "Mira"',
    "active gt true",
    'active eq "maybe"',
    "title gt null",
    'meta.created gt "yesterday"',
    'meta.created co "2026"',
    'password eq "secret"',
    '(userName eq "a"',
    'userName eq "a")',
    'userName eq "a" userName eq "b"',
    'userName eq "a" and',
    'not userName eq "a"',
    "__proto__ pr",
    'a.b.c eq "d"',
    "title pr; drop table scim_user",
  ])("is refused as invalidFilter: %j", (text) => {
    expect(isFound(text)).toBe("invalidFilter");
  });

  it("of brackets inside brackets is refused before it fills the stack", () => {
    expect([20, 50, 20_000].map((depth) => isFound(nested(depth)))).toEqual([true, "invalidFilter", "invalidFilter"]);
  });
});
