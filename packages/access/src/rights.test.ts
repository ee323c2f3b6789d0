import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bounds,
  can,
  GRANTABLE_ROLES,
  GRANTS,
  type Grant,
  grantedBy,
  isAllowed,
  narrowestPlace,
  PERMISSIONS,
  type Permission,
  type Place,
  type Rights,
  ROLES,
  type Role,
  rolesAt,
  TOKEN_PERMISSIONS,
  whyNot,
} from "./index.ts";

const role = fc.constantFrom(...ROLES);
const isRoleName = (permits: Bounds["permits"]): permits is Role => typeof permits === "string";
const permission = fc.constantFrom(...PERMISSIONS);
const project = fc.constantFrom("lake", "fraud");
const environment = fc.constantFrom("dev", "prod");
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({}),
  project.map((of) => ({ project: of })),
  fc.tuple(project, environment).map(([of, within]) => ({ project: of, environment: within })),
);
const grant: fc.Arbitrary<Grant> = fc
  .tuple(fc.constantFrom(...GRANTABLE_ROLES), project, fc.option(environment, { nil: undefined }))
  .map(([given, of, within]) => ({ role: given, project: of, ...(within ? { environment: within } : {}) }));
const grants = fc.array(grant, { maxLength: 4 });

describe("rights", () => {
  it("never shrink by a grant", () => {
    fc.assert(
      fc.property(role, grants, grant, permission, place, (name, given, more, wanted, where) => {
        const before = isAllowed({ role: name, grants: given }, wanted, where);
        return !before || isAllowed({ role: name, grants: [...given, more] }, wanted, where);
      }),
    );
  });

  it("are those of the role wherever nothing is granted, and of the owner everywhere", () => {
    fc.assert(
      fc.property(role, grants, permission, place, (name, given, wanted, where) => {
        expect(isAllowed({ role: name, grants: [] }, wanted, where)).toBe(can(name, wanted));
        expect(isAllowed({ role: "owner", grants: given }, wanted, where)).toBe(true);
      }),
    );
  });

  it("are not wider in another project, another environment or the organisation by a grant for one place", () => {
    fc.assert(
      fc.property(role, grant, permission, place, (name, given, wanted, where) => {
        const isElsewhere = where.project !== given.project || (given.environment !== undefined && given.environment !== where.environment);
        return !isElsewhere || isAllowed({ role: name, grants: [given] }, wanted, where) === can(name, wanted);
      }),
    );
  });

  it("hold in every environment of a project that a role is granted in", () => {
    fc.assert(
      fc.property(fc.constantFrom(...GRANTABLE_ROLES), permission, environment, (name, wanted, within) => {
        const rights: Rights = { role: "viewer", grants: [{ role: name, project: "lake" }] };
        const isThere = isAllowed(rights, wanted, { project: "lake" });
        expect(isAllowed(rights, wanted, { project: "lake", environment: within })).toBe(isThere);
      }),
    );
  });

  it("over the whole organisation are granted for nothing less", () => {
    for (const name of GRANTABLE_ROLES) {
      for (const wanted of PERMISSIONS.filter((each) => narrowestPlace(each) === "organization"))
        expect([grantedBy({ role: name }).has(wanted), grantedBy({ role: name, environment: "prod" }).has(wanted)]).toEqual([false, false]);
      expect(grantedBy({ role: name, environment: "prod" }).has("environment:create")).toBe(false);
    }
  });

  it("every role that can be granted gives something in an environment that a viewer has not", () => {
    for (const name of GRANTABLE_ROLES)
      expect([...grantedBy({ role: name, environment: "prod" })].some((each) => !can("viewer", each))).toBe(true);
  });

  it("name every role of a place once, the widest first", () => {
    const rights: Rights = {
      role: "viewer",
      grants: [
        { role: "approver", project: "lake", environment: "prod" },
        { role: "editor", project: "lake" },
      ],
    };
    expect(rolesAt(rights, { project: "lake", environment: "prod" })).toEqual(["editor", "approver", "viewer"]);
    expect(rolesAt(rights, { project: "lake", environment: "dev" })).toEqual(["editor", "viewer"]);
    expect(rolesAt(rights, {})).toEqual(["viewer"]);
  });
});

describe("the bounds of a token", () => {
  const bounds: fc.Arbitrary<Bounds> = fc.record(
    { permits: fc.oneof(role, fc.subarray([...PERMISSIONS])), project },
    { requiredKeys: ["permits"] },
  );

  it("never allow what its owner may not, nor what only people may, nor anything outside its project", () => {
    fc.assert(
      fc.property(role, grants, bounds, permission, place, (name, given, within, wanted, where) => {
        const owner: Rights = { role: name, grants: given };
        const { permits } = within;
        const permitted: readonly Permission[] = isRoleName(permits) ? [...GRANTS[permits]] : permits;
        const isRight =
          isAllowed(owner, wanted, where) &&
          TOKEN_PERMISSIONS.includes(wanted) &&
          permitted.includes(wanted) &&
          (within.project === undefined || within.project === where.project);
        return isRight || !isAllowed({ ...owner, bounds: within }, wanted, where);
      }),
    );
  });
});

describe("whyNot", () => {
  it("says something exactly where something is not allowed", () => {
    fc.assert(
      fc.property(role, grants, permission, place, (name, given, wanted, where) => {
        const rights = { role: name, grants: given };
        expect(whyNot({ rights }, wanted, where) === undefined).toBe(isAllowed(rights, wanted, where));
      }),
    );
  });

  it("names person, action, place, the role to ask for and the roles that are there", () => {
    const rights: Rights = { role: "viewer", grants: [{ role: "editor", project: "lake" }] };
    const prod = { project: "lake", environment: "prod", name: "prod" };
    expect(whyNot({ name: "Ken", rights }, "deployment:approve", prod)).toBe(
      "Ken may not approve or discard plans in prod: that needs the Approver role, and Ken is Editor and Viewer there.",
    );
    expect(whyNot({ rights }, "member:manage", {})).toBe(
      "You may not manage members and their rights in this organisation: that needs the Admin role, and you are Viewer there.",
    );
    const token: Rights = { role: "owner", grants: [], bounds: { permits: "viewer", project: "lake" } };
    expect(whyNot({ rights: token }, "deployment:plan", prod)).toContain("the token was not given that permission");
    expect(whyNot({ rights: token }, "deployment:read", { project: "fraud" })).toContain("the token is for one project only");
    expect(whyNot({ rights: token }, "member:manage", {})).toContain("no token can");
  });
});
