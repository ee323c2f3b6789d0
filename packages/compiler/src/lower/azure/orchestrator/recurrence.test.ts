import { describe, expect, it } from "vitest";
import { recurrence } from "./recurrence.ts";

describe("a schedule as a recurrence", () => {
  it.each([
    ["hourly", { frequency: "Hour", schedule: { minutes: [0] } }],
    ["daily", { frequency: "Day", schedule: { minutes: [0], hours: [3] } }],
    ["weekly", { frequency: "Week", schedule: { minutes: [0], hours: [3], weekDays: ["Monday"] } }],
    ["*/15 * * * *", { frequency: "Minute", interval: 15 }],
    [
      "30 6,18 * * 1-5",
      {
        frequency: "Week",
        schedule: { minutes: [30], hours: [6, 18], weekDays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] },
      },
    ],
    ["0 2 1 * *", { frequency: "Month", schedule: { minutes: [0], hours: [2], monthDays: [1] } }],
  ])("%s", (schedule, expected) => {
    expect(recurrence(schedule)).toMatchObject({ timeZone: "UTC", ...expected });
  });

  it.each(["0 0 1 1 *", "0 */2 * * *", "0 0 1 * 1", "70 * * * *"])("knows when the service cannot say it: %s", (schedule) => {
    expect(recurrence(schedule)).toBeUndefined();
  });
});
