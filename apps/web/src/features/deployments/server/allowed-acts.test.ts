import type { Deployment } from "@zerolake/db";
import { expect, it } from "vitest";
import { allowedActs } from "./allowed-acts.ts";

const deployment = (extra: object = {}) =>
  ({
    state: "awaitingApproval",
    kind: "apply",
    authorIds: ["mira"],
    environment: { name: "prod", approvalRule: "otherApprover", approvalRoles: [] },
    ...extra,
  }) as unknown as Deployment;
const around = { rights: { role: "owner", grants: [] }, userId: "ken", created: 0, isLatest: true, isLocked: false } as const;

it("an author is told why they cannot approve, somebody else can", () => {
  expect(allowedActs(deployment(), { ...around, userId: "mira" }).approve).toMatchObject({
    isAllowed: false,
    reason: expect.stringMatching(/you are one of them/),
  });
  expect(allowedActs(deployment(), around).approve).toEqual({ isAllowed: true });
});

it("nobody approves into a locked environment, but discarding is allowed", () => {
  const acts = allowedActs(deployment(), { ...around, isLocked: true });
  expect(acts.approve).toMatchObject({ isAllowed: false, reason: expect.stringMatching(/prod is locked/) });
  expect(acts.discard).toBe(true);
});

it("what a run created is taken back only while nothing came after it", () => {
  const failed = deployment({ state: "failed" });
  expect(allowedActs(failed, { ...around, created: 3 }).undo).toBe(true);
  expect(allowedActs(failed, { ...around, created: 3, isLatest: false }).undo).toBe(false);
  expect(allowedActs(failed, around).undo).toBe(false);
});
