import { expect, it } from "vitest";
import { newTokenDraft, termsOfToken, tokenPermissionGroups } from "./token-draft.ts";
import { endInWords, endingWarning, permitsInWords } from "./token-words.ts";

const now = new Date("2026-05-04T12:00:00");
const at = (days: number) => new Date(now.getTime() + days * 86_400_000);

it("warns of the end of a token that is in use, early enough", () => {
  const used = { name: "CI", expiresAt: at(6.5), lastUsedAt: at(-0.1) };
  expect(endingWarning(used, now)).toBe("CI ends in 6 days and was used today.");
  expect(endingWarning({ ...used, expiresAt: at(0.5) }, now)).toBe("CI ends within a day and was used today.");
  expect(endingWarning({ ...used, expiresAt: at(-1) }, now)).toBe("CI has ended and was used today.");
  expect(endingWarning({ ...used, lastUsedAt: at(-2) }, now)).toBe("CI ends in 6 days and was used 2 d ago.");
});

it("says nothing of a token that lives long, that nobody uses, or that nobody has used for a week", () => {
  const quiet = { name: "CI", expiresAt: at(6), lastUsedAt: null };
  expect(endingWarning(quiet, now)).toBeUndefined();
  expect(endingWarning({ ...quiet, lastUsedAt: at(-8) }, now)).toBeUndefined();
  expect(endingWarning({ ...quiet, expiresAt: at(20), lastUsedAt: at(-1) }, now)).toBeUndefined();
});

it("says what a token allows and when it ends", () => {
  expect(permitsInWords({ permits: "deployer", project: { slug: "lake", name: "Lake" } })).toBe("As Deployer, in Lake only");
  expect(permitsInWords({ permits: ["project:read"], project: null })).toBe("1 permission");
  expect([endInWords({ expiresAt: at(90.1) }, now), endInWords({ expiresAt: at(-1) }, now)]).toEqual(["in 90 days", "Has ended"]);
});

it("begins as a token that only reads, for ninety days", () => {
  const draft = newTokenDraft();
  expect(termsOfToken(draft)).toEqual({ name: "", days: 90, permits: "viewer", inProject: null });
  expect(draft.permissions.every((permission) => permission.endsWith(":read"))).toBe(true);
});

it("offers every permission that a token can have, in one group each", () => {
  const offered = tokenPermissionGroups().flatMap(({ permissions }) => permissions);
  expect(new Set(offered).size).toBe(offered.length);
  expect(offered).toContain("deployment:plan");
  expect(offered).not.toContain("token:manage");
});
