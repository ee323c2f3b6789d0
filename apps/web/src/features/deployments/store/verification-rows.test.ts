import type { VerificationCheck } from "@zerolake/execution";
import { expect, it } from "vitest";
import { verificationRows } from "./verification-rows.ts";

const check = (name: VerificationCheck["name"], result: VerificationCheck["result"]): VerificationCheck => ({
  name,
  result,
  expected: "a",
  found: "b",
  tookMs: 1,
  deviations: [],
});

it("has every step in order, running until it was told", () => {
  expect(verificationRows({ state: "verifying" }).map(({ word }) => word)).toEqual(["Running", "Running"]);
});

it("shows what could not be found out neither as passed nor as failed", () => {
  const checks = [check("planAgain", "failed"), check("recordedResources", "unknown")];
  const rows = verificationRows({ state: "failed", verification: { at: "2026-01-01T00:00:00.000Z", checks } });
  expect(rows.map(({ word }) => word)).toEqual(["Unknown", "Failed"]);
});

it("invents nothing for a run that ended without having told", () => {
  expect(verificationRows({ state: "succeeded" })).toEqual([]);
});
