import { expect, it } from "vitest";
import { checkInWords, preflightLines } from "./preflight-lines.ts";
import type { PreflightCheck } from "./run-types.ts";

function check(about: Partial<PreflightCheck> & Pick<PreflightCheck, "area" | "answer">): PreflightCheck {
  return { subject: "s", addresses: ["a.b"], ...about };
}

it("says of each area that was asked about the worst that is true of it, in a fixed order", () => {
  const checks = [
    check({ area: "names", answer: "unknown" }),
    check({ area: "permissions", answer: "no" }),
    check({ area: "permissions", answer: "unknown" }),
    check({ area: "quotas", answer: "yes" }),
  ];
  const lines = preflightLines({ checks, passed: { permissions: 31, quotas: 1 } });
  expect(lines.map(({ area, answer, summary }) => [area, answer, summary])).toEqual([
    ["permissions", "no", "1 of 33 not met, 1 can't be checked here"],
    ["quotas", "yes", "1 checked"],
    ["names", "unknown", "1 can't be checked here"],
  ]);
});

it("says nothing where nothing was asked", () => {
  expect(preflightLines({ checks: [], passed: {} })).toEqual([]);
});

it("says of a limit what is needed, what is used where the cloud tells, and what there is", () => {
  const quota = check({ area: "quotas", answer: "yes", needed: 48, limit: 64, unit: "vCPU" });
  expect(checkInWords({ ...quota, used: 8 })).toEqual(["Needs 48 vCPU, 8 of 64 are in use."]);
  expect(checkInWords({ ...quota, detail: "What runs is not counted." })).toEqual([
    "Needs 48 vCPU, the limit is 64.",
    "What runs is not counted.",
  ]);
  expect(checkInWords(check({ area: "quotas", answer: "unknown", detail: "It is not listed." }))).toEqual(["It is not listed."]);
});

it("says of what is not met only what is wrong and what to do", () => {
  const quota = check({ area: "quotas", answer: "no", needed: 3, limit: 2, detail: "Two are allowed.", remedy: "Ask for more." });
  expect(checkInWords(quota)).toEqual(["Two are allowed.", "Ask for more."]);
});
