import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can, GRANTS, isRole, leastRoleFor, PERMISSIONS, ROLE_DESCRIPTIONS, ROLES, rolesThatCan } from "./index.ts";

const role = fc.constantFrom(...ROLES);
const permission = fc.constantFrom(...PERMISSIONS);
const isRead = (name: string) => name.endsWith(":read");
/** Of their own, which allow nothing more. */
const isTheirs = (name: string) => name === "token:own";

describe("roles and permissions", () => {
  it("an owner can do everything", () => {
    fc.assert(fc.property(permission, (name) => can("owner", name)));
  });

  it("nobody is allowed what an owner is not, and no grant is unknown", () => {
    for (const name of ROLES) for (const grant of GRANTS[name]) expect(PERMISSIONS).toContain(grant);
  });

  it("every role reads what a viewer reads", () => {
    fc.assert(fc.property(role, permission, (name, wanted) => !can("viewer", wanted) || can(name, wanted)));
  });

  it("viewers and auditors change nothing but their own tokens", () => {
    fc.assert(fc.property(permission, (name) => isRead(name) || isTheirs(name) || (!can("viewer", name) && !can("auditor", name))));
  });

  it("an editor touches no cloud, and an approver neither draws nor plans", () => {
    for (const name of ["deployment:approve", "deployment:destroy", "connection:manage", "sandbox:control"] as const) {
      expect(can("editor", name)).toBe(false);
    }
    for (const name of ["blueprint:edit", "deployment:plan", "deployment:destroy"] as const) expect(can("approver", name)).toBe(false);
  });

  it("only an owner manages the organisation", () => {
    expect(rolesThatCan("organization:manage")).toEqual(["owner"]);
  });

  it("only owner, admin and auditor read the audit log", () => {
    expect(rolesThatCan("audit:read")).toEqual(["owner", "admin", "auditor"]);
  });

  it("the role to ask for holds the permission and no other role that holds it is smaller", () => {
    fc.assert(
      fc.property(permission, (name) => {
        const least = leastRoleFor(name);
        return can(least, name) && rolesThatCan(name).every((other) => GRANTS[other].size >= GRANTS[least].size);
      }),
    );
  });

  it("every role says what it is for, and names are recognised exactly", () => {
    for (const name of ROLES) expect(ROLE_DESCRIPTIONS[name].purpose).toMatch(/\.$/);
    fc.assert(fc.property(fc.string(), (text) => isRole(text) === (ROLES as readonly string[]).includes(text)));
  });
});
