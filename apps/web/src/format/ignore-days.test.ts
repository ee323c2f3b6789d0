import { expect, it } from "vitest";
import { endOfDay, ignoreDays } from "./ignore-days.ts";

it("something can be ignored from today to the longest time ahead, by days in UTC", () => {
  const now = new Date("2026-11-30T23:30:00Z");
  expect(ignoreDays(now, { suggested: 90, longest: 365 })).toEqual({ first: "2026-11-30", suggested: "2027-02-28", last: "2027-11-30" });
});

it("the last day can be so chosen that it ends within a bound", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  expect(ignoreDays(now, { suggested: 14, longest: 89 })).toEqual({ first: "2026-03-01", suggested: "2026-03-15", last: "2026-05-29" });
});

it("a day ends with its last moment in UTC", () => {
  expect(endOfDay("2026-11-30").toISOString()).toBe("2026-11-30T23:59:59.999Z");
});
