import { expect, it } from "vitest";
import { ignoreDays } from "./ignore-days.ts";

it("a finding can be ignored from today to a year ahead, by days in UTC", () => {
  expect(ignoreDays(new Date("2026-11-30T23:30:00Z"))).toEqual({ first: "2026-11-30", suggested: "2027-02-28", last: "2027-11-30" });
});
