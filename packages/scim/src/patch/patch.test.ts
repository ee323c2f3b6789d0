import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { readResource } from "../resource/read-resource.ts";
import { GROUP, type ResourceKind, USER } from "../schema/resource-kind.ts";
import { applyPatch } from "./apply-patch.ts";
import { readPatchRequest } from "./patch-request.ts";

const SCHEMAS = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const work = { value: "mira@example.com", type: "work", primary: true };
const home = { value: "mira@home.example", type: "home" };
const MIRA: JsonObject = { userName: "mira", name: { givenName: "Mira", familyName: "Okafor" }, active: true, emails: [work, home] };
const TEAM: JsonObject = { displayName: "Engineers", members: [{ value: "a" }, { value: "b" }] };

/** The resource after the operations, or the keyword of the refusal. */
function patched(resource: JsonObject, operations: unknown, kind: ResourceKind = resource === TEAM ? GROUP : USER): unknown {
  const request = readPatchRequest({ schemas: SCHEMAS, Operations: operations } as Json);
  const result = request.ok ? applyPatch(kind, resource, request.value) : request;
  return result.ok ? result.value : result.error.scimType;
}

describe("a PATCH", () => {
  it.each<[string, object[], object]>([
    [
      "adds a part beside the others",
      [{ op: "add", path: "name.middleName", value: "Ada" }],
      { ...MIRA, name: { givenName: "Mira", familyName: "Okafor", middleName: "Ada" } },
    ],
    [
      "replaces a part",
      [{ op: "replace", path: "name.familyName", value: "Cole" }],
      { ...MIRA, name: { givenName: "Mira", familyName: "Cole" } },
    ],
    [
      "keeps the parts that a replaced whole does not name",
      [{ op: "replace", path: "name", value: { familyName: "Cole" } }],
      { ...MIRA, name: { givenName: "Mira", familyName: "Cole" } },
    ],
    [
      "unassigns a part that a replaced whole names and gives no value",
      [{ op: "replace", path: "name", value: { familyName: "Cole", GivenName: null } }],
      { ...MIRA, name: { familyName: "Cole" } },
    ],
    [
      "takes the core URN for the resource itself, as a path and as a name",
      [
        { op: "replace", path: "urn:ietf:params:scim:schemas:core:2.0:User", value: { userName: "m" } },
        { op: "add", value: { "urn:ietf:params:scim:schemas:core:2.0:User": { title: "Lead" } } },
      ],
      { ...MIRA, userName: "m", title: "Lead" },
    ],
    ["removes an attribute", [{ op: "remove", path: "emails" }], { userName: "mira", name: MIRA["name"], active: true }],
    ["unassigns by null", [{ op: "replace", path: "name", value: null }], { userName: "mira", active: true, emails: [work, home] }],
    ["removes the chosen values", [{ op: "remove", path: 'emails[type eq "home"]' }], { ...MIRA, emails: [work] }],
    [
      "removes a part of the chosen values",
      [{ op: "remove", path: 'emails[type eq "home"].type' }],
      { ...MIRA, emails: [work, { value: home.value }] },
    ],
    [
      "replaces a part of the chosen values",
      [{ op: "replace", path: 'emails[type eq "work"].value', value: "m@example.com" }],
      { ...MIRA, emails: [{ ...work, value: "m@example.com" }, home] },
    ],
    [
      "replaces the chosen values whole",
      [{ op: "replace", path: 'emails[type eq "home"]', value: { value: "x@y.example", type: "other" } }],
      { ...MIRA, emails: [work, { value: "x@y.example", type: "other" }] },
    ],
    ["replaces a list", [{ op: "replace", path: "emails", value: [home] }], { ...MIRA, emails: [home] }],
    [
      "adds to a list what is not there",
      [{ op: "add", path: "emails", value: [home, { value: "o@example.com" }] }],
      { ...MIRA, emails: [work, home, { value: "o@example.com" }] },
    ],
    [
      "takes one value for a list",
      [{ op: "add", path: "emails", value: { value: "o@example.com" } }],
      { ...MIRA, emails: [work, home, { value: "o@example.com" }] },
    ],
    [
      "takes primary away from the one before",
      [{ op: "add", path: "emails", value: [{ value: "n@example.com", primary: true }] }],
      { ...MIRA, emails: [{ ...work, primary: false }, home, { value: "n@example.com", primary: true }] },
    ],
    [
      "takes primary away by a path, too",
      [{ op: "replace", path: 'emails[type eq "home"].primary', value: true }],
      {
        ...MIRA,
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      "without a path reads names as paths",
      [{ op: "replace", value: { active: false, "name.familyName": "Cole" } }],
      { ...MIRA, active: false, name: { givenName: "Mira", familyName: "Cole" } },
    ],
    [
      "takes a core URN before a name",
      [{ op: "replace", path: "urn:ietf:params:scim:schemas:core:2.0:User:userName", value: "m" }],
      { ...MIRA, userName: "m" },
    ],
    [
      "sets an extension's attribute by its path",
      [{ op: "add", path: `${ENTERPRISE}:department`, value: "Data" }],
      { ...MIRA, [ENTERPRISE]: { department: "Data" } },
    ],
    [
      "sets an extension as a whole",
      [{ op: "add", path: ENTERPRISE, value: { department: "Data" } }],
      { ...MIRA, [ENTERPRISE]: { department: "Data" } },
    ],
    [
      "drops an extension that has become empty",
      [
        { op: "add", path: `${ENTERPRISE}:department`, value: "Data" },
        { op: "remove", path: `${ENTERPRISE}:department` },
      ],
      MIRA,
    ],
    [
      "does several operations in order",
      [
        { op: "remove", path: "emails" },
        { op: "add", path: "emails", value: [home] },
      ],
      { ...MIRA, emails: [home] },
    ],
    [
      "takes away what is not there without a word",
      [
        { op: "remove", path: 'emails[type eq "other"]' },
        { op: "remove", path: "title" },
      ],
      MIRA,
    ],
  ])("%s", (_what, operations, expected) => {
    expect(patched(MIRA, operations)).toEqual(expected);
  });

  it.each<[string, object[], object]>([
    ["capital names of operations and text for booleans", [{ op: "Replace", path: "active", value: "False" }], { ...MIRA, active: false }],
    [
      "an address that the filter describes",
      [{ op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+49 1" }],
      { ...MIRA, phoneNumbers: [{ type: "mobile", value: "+49 1" }] },
    ],
    [
      "a manager as a bare id",
      [{ op: "Add", path: `${ENTERPRISE}:manager`, value: "7" }],
      { ...MIRA, [ENTERPRISE]: { manager: { value: "7" } } },
    ],
    [
      "a manager as a list of one, and nothing of the one before stays",
      [
        { op: "Add", path: `${ENTERPRISE}:manager`, value: [{ $ref: "https://x.example/7", value: "7" }] },
        { op: "Replace", path: `${ENTERPRISE}:manager`, value: "8" },
      ],
      { ...MIRA, [ENTERPRISE]: { manager: { value: "8" } } },
    ],
    [
      "parts of an address that the filter describes",
      [{ op: "Add", path: 'addresses[type eq "work"]', value: { locality: "Riga", country: "LV" } }],
      { ...MIRA, addresses: [{ locality: "Riga", country: "LV", type: "work" }] },
    ],
    [
      "paths as names, with filters",
      [{ op: "Add", value: { 'emails[type eq "work"].value': "w@example.com", [`${ENTERPRISE}:division`]: "X", nobodyKnows: 1 } }],
      { ...MIRA, emails: [{ ...work, value: "w@example.com" }, home], [ENTERPRISE]: { division: "X" } },
    ],
  ])("by Entra ID: %s", (_what, operations, expected) => {
    expect(patched(MIRA, operations)).toEqual(expected);
  });

  it.each<[string, object[], object]>([
    [
      "Entra ID adds members",
      [{ op: "Add", path: "members", value: [{ value: "b" }, { value: "c" }] }],
      { ...TEAM, members: [{ value: "a" }, { value: "b" }, { value: "c" }] },
    ],
    [
      "Entra ID removes members by value",
      [{ op: "Remove", path: "members", value: [{ value: "a" }] }],
      { ...TEAM, members: [{ value: "b" }] },
    ],
    ["Okta removes a member by filter", [{ op: "remove", path: 'members[value eq "a"]' }], { ...TEAM, members: [{ value: "b" }] }],
    ["Okta renames and repeats the id", [{ op: "replace", value: { id: "g1", displayName: "Data" } }], { ...TEAM, displayName: "Data" }],
    [
      "Okta replaces all members",
      [{ op: "replace", path: "members", value: [{ value: "c", display: "Ken" }] }],
      { ...TEAM, members: [{ value: "c" }] },
    ],
    ["all members go", [{ op: "remove", path: "members" }], { displayName: "Engineers" }],
    [
      "bare ids are members, too",
      [{ op: "add", path: "members", value: ["c"] }],
      { ...TEAM, members: [{ value: "a" }, { value: "b" }, { value: "c" }] },
    ],
  ])("of a group: %s", (_what, operations, expected) => {
    expect(patched(TEAM, operations)).toEqual(expected);
  });

  it.each<[string, JsonObject, unknown, string]>([
    ["no operations", MIRA, [], "invalidSyntax"],
    ["an unknown operation", MIRA, [{ op: "move", path: "title", value: "x" }], "invalidSyntax"],
    ["a path that is no text", MIRA, [{ op: "add", path: 5, value: "x" }], "invalidSyntax"],
    ["an addition without a value", MIRA, [{ op: "add", path: "title" }], "invalidValue"],
    ["a removal without a path", MIRA, [{ op: "remove" }], "noTarget"],
    ["an unknown attribute", MIRA, [{ op: "add", path: "shoeSize", value: 5 }], "invalidPath"],
    ["an unknown part", MIRA, [{ op: "add", path: "name.shoeSize", value: 5 }], "invalidPath"],
    ["a path that is none", MIRA, [{ op: "add", path: "emails[", value: 5 }], "invalidFilter"],
    ["text after a path", MIRA, [{ op: "add", path: "title title", value: "x" }], "invalidPath"],
    ["a filter on what is no list", MIRA, [{ op: "add", path: 'name[givenName eq "x"]', value: {} }], "invalidPath"],
    ["a filter with an unknown part", MIRA, [{ op: "remove", path: 'emails[shoe eq "x"]' }], "invalidFilter"],
    [
      "a replacement of values that are not there",
      MIRA,
      [{ op: "replace", path: 'emails[type eq "other"].value', value: "x" }],
      "noTarget",
    ],
    ["a value for what is no object", MIRA, [{ op: "replace", value: "x" }], "invalidValue"],
    ["the wrong type", MIRA, [{ op: "replace", path: "active", value: "maybe" }], "invalidValue"],
    [
      "two primary values",
      MIRA,
      [
        {
          op: "add",
          path: "emails",
          value: [
            { value: "a", primary: true },
            { value: "b", primary: true },
          ],
        },
      ],
      "invalidValue",
    ],
    ["a change of the id", MIRA, [{ op: "replace", path: "id", value: "x" }], "mutability"],
    ["a change of the times", MIRA, [{ op: "replace", path: "meta.created", value: "x" }], "mutability"],
    ["a change of a person's groups", MIRA, [{ op: "add", path: "groups", value: [{ value: "g" }] }], "mutability"],
    ["a change of who a member is", TEAM, [{ op: "replace", path: 'members[value eq "a"].value', value: "c" }], "mutability"],
    ["the removal of what is required", MIRA, [{ op: "remove", path: "userName" }], "invalidValue"],
  ])("is refused whole for %s", (_what, resource, operations, keyword) => {
    expect(patched(resource, operations)).toBe(keyword);
  });
});

const text = fc.constantFrom("a", "B", "mira@example.com", "x y", "");
const mail = fc.record({ value: text, type: fc.constantFrom("work", "home"), primary: fc.boolean() }, { requiredKeys: ["value"] });
const resource = fc
  .record(
    {
      userName: fc.constantFrom("mira", "ken"),
      title: text,
      name: fc.record({ givenName: text, familyName: text }, { requiredKeys: [] }),
      emails: fc.array(mail, { maxLength: 3 }),
    },
    { requiredKeys: ["userName"] },
  )
  .map((body) => readResource(USER, { schemas: [USER.schema.id], ...body }))
  .filter((read) => read.ok)
  .map((read) => (read.ok ? read.value : {}));
const replacement = fc.oneof(
  fc.record({ path: fc.constantFrom("title", "name.givenName", 'emails[type eq "work"].value', `${ENTERPRISE}:department`), value: text }),
  fc.record({ path: fc.constant("emails"), value: fc.array(mail, { maxLength: 3 }) }),
  fc.record({ path: fc.constant('emails[type eq "work"]'), value: mail }),
  fc.record({ path: fc.constant('emails[type eq "home"].primary'), value: fc.boolean() }),
  fc.record({ value: fc.record({ title: text, active: fc.boolean(), id: text }, { requiredKeys: [] }) }),
);

describe("the laws of a PATCH", () => {
  it("a replacement made twice is one made once", () => {
    fc.assert(
      fc.property(resource, replacement, (before, change) => {
        const once = patched(before, [{ op: "replace", ...change }]);
        // A value that replaced its filter's target away is not found a second time.
        fc.pre(typeof once === "object" && !/\[.*\]$/.test("path" in change ? change.path : ""));
        expect(patched(once as JsonObject, [{ op: "replace", ...change }])).toEqual(once);
      }),
    );
  });

  it("what is added and removed again leaves things as they were", () => {
    fc.assert(
      fc.property(resource, fc.constantFrom("nickName", "name.middleName", `${ENTERPRISE}:division`), (before, path) => {
        expect(
          patched(before, [
            { op: "add", path, value: "new" },
            { op: "remove", path },
          ]),
        ).toEqual(before);
      }),
    );
    fc.assert(
      fc.property(resource, (before) => {
        const added = { value: "new@example.com", type: "other" };
        const there = [
          { op: "add", path: "emails", value: [added] },
          { op: "remove", path: 'emails[value eq "new@example.com"]' },
        ];
        expect(patched(before, there)).toEqual(before);
      }),
    );
  });

  it("nothing that is read-only ever changes, and there is one primary value at most", () => {
    const anyPath = fc.constantFrom("id", "meta", "meta.version", "groups", "groups.value", "schemas", 'groups[value eq "x"]');
    fc.assert(
      fc.property(resource, fc.constantFrom("add", "replace", "remove"), anyPath, (before, op, path) => {
        expect(patched({ ...before, groups: [{ value: "x" }] }, [{ op, path, value: "y" }])).toBe("mutability");
      }),
    );
    fc.assert(
      fc.property(resource, fc.array(replacement, { minLength: 1, maxLength: 4 }), (before, changes) => {
        const after = patched(
          { ...before, id: "mine" },
          changes.map((each) => ({ op: "replace", ...each })),
        );
        if (typeof after !== "object") return;
        expect(after).toMatchObject({ id: "mine" });
        const { emails = [] } = after as { emails?: { primary?: boolean }[] };
        expect(emails.filter(({ primary }) => primary).length).toBeLessThan(2);
      }),
    );
  });

  it("the resource that was given stays as it is", () => {
    fc.assert(
      fc.property(resource, fc.array(replacement, { minLength: 1 }), (before, changes) => {
        const copy = structuredClone(before);
        patched(
          before,
          changes.map((each) => ({ op: "replace", ...each })),
        );
        expect(before).toEqual(copy);
      }),
    );
  });
});

describe("what is meant to wear the service out", () => {
  const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as Json;
  it("nested without end is refused", () => {
    const nested = JSON.parse(`${`{"${USER.schema.id}":`.repeat(20_000)}1${"}".repeat(20_000)}`) as Json;
    expect(patched(MIRA, [{ op: "add", value: nested }])).toEqual(MIRA);
    const targets = [{ path: "title" }, { path: "emails" }, { path: "name" }, {}];
    expect(targets.map((each) => patched(MIRA, [{ op: "add", ...each, value: deep }]))).toEqual(Array(4).fill("invalidValue"));
    expect(readResource(USER, { schemas: [USER.schema.id], userName: deep })).toMatchObject({ error: { scimType: "invalidValue" } });
  });

  it("with very many members is done in time", () => {
    const members = Array.from({ length: 30_000 }, (_, index) => ({ value: `m${index}` }));
    const full = patched(TEAM, [
      { op: "add", path: "members", value: members },
      { op: "add", path: "members", value: members },
    ]) as JsonObject;
    expect(full["members"]).toHaveLength(30_002);
    expect(patched({ ...full }, [{ op: "remove", path: "members", value: members }], GROUP)).toEqual(TEAM);
  });
});
