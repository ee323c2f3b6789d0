import { expect, it } from "vitest";
import { runsPerMonth } from "./schedule.ts";

it.each([
  ["hourly", 730],
  ["daily", 730 / 24],
  ["weekly", 730 / 168],
  ["*/15 * * * *", 2920],
  ["0 * * * *", 730],
  ["0 */6 * * *", 730 / 6],
  ["0 4 * * 1", 730 / 168],
  ["0 4 1 * *", 1],
  ["0 2 * * *", 730 / 24],
  ["*/0 * * * *", 43_800],
  ["whenever", 730 / 24],
])("%s is %d runs a month", (schedule, runs) => {
  expect(runsPerMonth(schedule)).toBeCloseTo(runs, 9);
});
