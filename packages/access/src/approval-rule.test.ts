import { describe, expect, it } from "vitest";
import { APPROVAL_RULES, APPROVING_ROLES, type ApprovalRule, roleNames, whyNotApprover } from "./approval-rule.ts";
import { can } from "./can.ts";
import { ROLES, type Role } from "./roles.ts";

const holding = (role: Role, isAuthor: boolean) => ({
  rights: { role, grants: [] },
  place: { project: "lake", environment: "prod" },
  isAuthor,
});
const prod = (approvalRule: ApprovalRule, approvalRoles: readonly Role[] = []) => ({ name: "prod", approvalRule, approvalRoles });

describe("the approval rule of an environment", () => {
  it("never lets anybody approve whose role does not, whatever the rule", () => {
    for (const role of ROLES.filter((each) => !can(each, "deployment:approve")))
      for (const rule of APPROVAL_RULES) expect(whyNotApprover(prod(rule, [role]), holding(role, false))).toMatch(/role to approve/);
  });

  it("keeps authors out only where another approver is asked for", () => {
    const author = holding("owner", true);
    expect(APPROVAL_RULES.filter((rule) => whyNotApprover(prod(rule, ["owner"]), author) !== undefined)).toEqual(["otherApprover"]);
    expect(whyNotApprover(prod("otherApprover"), { ...author, isAuthor: false })).toBeUndefined();
  });

  it("by role lets in exactly the roles that are named, and says which", () => {
    const terms = prod("role", ["admin", "owner"]);
    expect(APPROVING_ROLES.filter((role) => whyNotApprover(terms, holding(role, true)) === undefined)).toEqual(["owner", "admin"]);
    expect(whyNotApprover(terms, holding("deployer", false))).toBe(
      "prod needs the approval of an Owner or an Admin, and your role is Deployer.",
    );
    expect([roleNames([]), roleNames(["approver"]), roleNames(["approver", "owner", "deployer"])]).toEqual([
      "nobody",
      "an Approver",
      "an Owner, a Deployer or an Approver",
    ]);
  });

  it("counts a role that is granted for the environment, and nowhere else", () => {
    const rights = { role: "viewer", grants: [{ role: "approver", project: "lake", environment: "prod" }] } as const;
    const at = (environment: string) => ({ rights, place: { project: "lake", environment }, isAuthor: false });
    expect(whyNotApprover(prod("role", ["approver"]), at("prod"))).toBeUndefined();
    expect(whyNotApprover(prod("oneApprover"), at("dev"))).toMatch(/role to approve/);
  });
});
