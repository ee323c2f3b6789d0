import { describe, expect, it } from "vitest";
import { awsCron } from "./aws-cron.ts";

describe("awsCron", () => {
  it.each([
    ["hourly", "cron(0 * * * ? *)"],
    ["daily", "cron(0 3 * * ? *)"],
    ["0 * * * *", "cron(0 * * * ? *)"],
    ["*/15 * * * *", "cron(0/15 * * * ? *)"],
    ["30 2 1 * *", "cron(30 2 1 * ? *)"],
    ["0 3 * * 0", "cron(0 3 ? * 1 *)"],
    ["0 3 * * 7", "cron(0 3 ? * 1 *)"],
    ["0 8 * * 1-5", "cron(0 8 ? * 2-6 *)"],
    ["0 8 * * MON,3", "cron(0 8 ? * MON,4 *)"],
    ["0 0 */2 * *", "cron(0 0 1/2 * ? *)"],
  ])("writes %s in the cloud's six fields", (schedule, expected) => {
    expect(awsCron(schedule)).toBe(expected);
  });
});
