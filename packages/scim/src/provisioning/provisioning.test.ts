import { ROLES } from "@zerolake/access";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideMembership, MAPPED_ROLES } from "./decide-membership.ts";
import { describePerson } from "./describe-person.ts";

const role = fc.constantFrom(...ROLES);
const source = fc.constantFrom("setup", "invited", "sso", "scim");
const person = fc.record(
  {
    isActive: fc.boolean(),
    groupRoles: fc.array(role, { maxLength: 3 }),
    keptRole: fc.constantFrom(null, ...MAPPED_ROLES),
    present: fc.record({ role, source, isActive: fc.boolean() }),
  },
  { requiredKeys: ["isActive", "groupRoles", "keptRole"] },
);

describe("what a membership should be", () => {
  it("lets in exactly those whom the provider lets in", () => {
    fc.assert(
      fc.property(person, (given) => {
        expect(decideMembership(given)?.isActive ?? false).toBe(given.isActive);
      }),
    );
  });

  it("makes nobody an owner, and takes it from nobody", () => {
    fc.assert(
      fc.property(person, (given) => {
        const after = decideMembership(given);
        expect(after?.role === "owner").toBe(after !== undefined && given.present?.role === "owner");
      }),
    );
  });

  it("decided again, is the same", () => {
    fc.assert(
      fc.property(person, (given) => {
        const present = decideMembership(given);
        fc.pre(present !== undefined);
        expect(decideMembership({ ...given, ...(present ? { present } : {}) })).toEqual(present);
      }),
    );
  });

  it.each([
    [["viewer", "deployer", "editor"], null, "editor"],
    [[], null, "viewer"],
    [[], "approver", "approver"],
    [["auditor"], "admin", "auditor"],
  ] as const)("of groups %j, and %s before, gives %s", (groupRoles, keptRole, expected) => {
    expect(decideMembership({ isActive: true, groupRoles, keptRole })).toEqual({ role: expected, source: "scim", isActive: true });
  });
});

describe("who a person is", () => {
  it.each([
    [
      { userName: "mira", emails: [{ value: "a@x.example" }, { value: "B@x.example", primary: true }] },
      { name: "mira", email: "b@x.example" },
    ],
    [
      { userName: "mira", emails: [{ value: "a@x.example" }, { value: "w@x.example", type: "work" }] },
      { name: "mira", email: "w@x.example" },
    ],
    [
      { userName: "Mira@X.example", displayName: "Mira O." },
      { name: "Mira O.", email: "mira@x.example" },
    ],
    [{ userName: "mira", name: { givenName: "Mira", familyName: "Okafor" } }, { name: "Mira Okafor" }],
    [
      { userName: "m@x.example", emails: [{ value: "not an address", primary: true }] },
      { name: "m@x.example", email: "m@x.example" },
    ],
  ])("is read from what is there: %j", (resource, expected) => {
    expect(describePerson(resource)).toEqual(expected);
  });
});
