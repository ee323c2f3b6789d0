import { expect, it } from "vitest";
import { expiryWarning, whoMayApprove } from "./approval-words.ts";

const asked = { environment: { name: "prod" }, authors: ["Mira"], approvalRoles: [] } as const;

it("says what the environment asks for, by name", () => {
  expect(whoMayApprove({ ...asked, approvalRule: "otherApprover" })).toBe("Needs an approver other than Mira.");
  expect(whoMayApprove({ ...asked, approvalRule: "otherApprover", authors: ["Mira", "Ken"] })).toMatch(/than Mira and Ken\.$/);
  expect(whoMayApprove({ ...asked, approvalRule: "otherApprover", authors: ["A", "B", "C", "D", "E"] })).toMatch(
    /than A, B and 3 others\.$/,
  );
  expect(whoMayApprove({ ...asked, approvalRule: "role", approvalRoles: ["owner", "admin"] })).toMatch(/of an Owner or an Admin\.$/);
  expect(whoMayApprove({ ...asked, approvalRule: "none" })).toMatch(/^prod asks for no approver, but/);
});

it("warns of the end of a plan only when that is near", () => {
  const now = Date.parse("2026-05-03T12:00:00Z");
  const inHours = (hours: number) => expiryWarning(new Date(now + hours * 3_600_000), now);
  expect([inHours(25), inHours(5), inHours(-1), expiryWarning(null, now)]).toEqual([undefined, "expires in 5 h", "expires now", undefined]);
});
