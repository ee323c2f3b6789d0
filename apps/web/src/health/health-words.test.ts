import { describe, expect, it } from "vitest";
import { againstLimit, measuredText } from "./health-words.ts";

describe("a measured value", () => {
  it.each([
    [900, "seconds", "15 min"],
    [240, "milliseconds", "240 ms"],
    [2_400, "milliseconds", "2 s"],
    [4.25, "percent", "4.3 %"],
    [12, "records", "12 records"],
    [1, "records", "1 record"],
    [3, "count", "3"],
    [1_500_000_000, "bytes", "1.5 GB"],
    [null, "seconds", "unknown"],
  ])("%s %s is told as %s", (value, unit, text) => expect(measuredText(value, unit)).toBe(text));

  it("stands beside the limit that it is over, or the first one", () => {
    const threshold = { warn: 60, bad: 600, illWhen: "above" } as const;
    expect(againstLimit({ value: 900, status: "bad", unit: "seconds", threshold })).toBe("15 min, limit 10 min");
    expect(againstLimit({ value: 3, status: "ok", unit: "seconds", threshold })).toBe("3 s, limit 1 min");
    expect(againstLimit({ value: 2, status: "warn", unit: "percent", threshold: { warn: 5, bad: 1, illWhen: "below" } })).toBe(
      "2 %, at least 5 %",
    );
  });
});
