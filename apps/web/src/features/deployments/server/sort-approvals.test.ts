import type { ApprovalRule } from "@zerolake/access";
import type { Deployment } from "@zerolake/db";
import { expect, it } from "vitest";
import { sortApprovals } from "./sort-approvals.ts";

type Sorted = Pick<Deployment, "state" | "authorIds" | "requestedById" | "environment" | "projectId"> & { readonly number: number };

const plan = (number: number, extra: Partial<Sorted> & { readonly approvalRule?: ApprovalRule } = {}): Sorted => {
  const { approvalRule = "otherApprover", ...rest } = extra;
  const environment = { id: "prod", slug: "prod", name: "prod", approvalRule, approvalRoles: [] };
  return { number, projectId: "lake", state: "awaitingApproval", authorIds: ["mira"], requestedById: "mira", environment, ...rest };
};
const sorted = (deployments: readonly Sorted[], who: Parameters<typeof sortApprovals>[1]) => {
  const { forMe, mine, decided } = sortApprovals(deployments, who);
  const numbers = (list: readonly Sorted[]) => list.map(({ number }) => number);
  return { forMe: numbers(forMe), mine: numbers(mine), decided: numbers(decided) };
};

it("a plan waits for whoever may approve it, and its author waits for them where the environment wants somebody else", () => {
  const plans = [plan(1), plan(2, { approvalRule: "oneApprover" })];
  expect(sorted(plans, { rights: { role: "owner", grants: [] }, userId: "ken" })).toEqual({ forMe: [1, 2], mine: [], decided: [] });
  expect(sorted(plans, { rights: { role: "owner", grants: [] }, userId: "mira" })).toEqual({ forMe: [2], mine: [1], decided: [] });
});

it("who edited what a plan contains waits for others too, though somebody else asked for it", () => {
  const plans = [plan(1, { authorIds: ["mira", "ken"] })];
  expect(sorted(plans, { rights: { role: "deployer", grants: [] }, userId: "ken" })).toEqual({ forMe: [], mine: [1], decided: [] });
});

it("a role that approves nothing sees its own plans waiting and nobody else's", () => {
  const plans = [plan(1, { requestedById: "ken", authorIds: [], approvalRule: "oneApprover" }), plan(2)];
  expect(sorted(plans, { rights: { role: "viewer", grants: [] }, userId: "ken" })).toEqual({ forMe: [], mine: [1], decided: [] });
});

it("what was approved or discarded is decided, whoever looks", () => {
  const plans = [plan(1, { state: "succeeded" }), plan(2, { state: "discarded" }), plan(3, { state: "approved" }), plan(4)];
  expect(sorted(plans, { rights: { role: "viewer", grants: [] }, userId: "ken" })).toEqual({ forMe: [], mine: [], decided: [1, 2, 3] });
});
