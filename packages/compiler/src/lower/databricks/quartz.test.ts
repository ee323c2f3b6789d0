import { describe, expect, it } from "vitest";
import { quartz } from "./quartz.ts";

describe("schedules as Databricks takes them", () => {
  it.each([
    ["0 * * * *", "0 0 * * * ?"],
    ["30 2 1 * *", "0 30 2 1 * ?"],
    ["0 3 * * 0", "0 0 3 ? * 1"],
    ["0 3 * * 1-5", "0 0 3 ? * 2-6"],
  ])("%s is %s", (schedule, expected) => {
    expect(quartz(schedule)).toBe(expected);
  });
});
