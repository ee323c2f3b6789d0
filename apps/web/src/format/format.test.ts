import { describe, expect, it } from "vitest";
import { formatMoney, formatMoneyChange, formatMoneyRange } from "./money.ts";
import { formatBytes, formatCappedCount, formatCount, formatPercent, formatRate, plural } from "./number.ts";
import { formatAbsoluteTime, formatDuration, formatEstimate, formatRelativeTime, formatTimer } from "./time.ts";

describe("money", () => {
  it.each([
    [0, "$0"],
    [4.2, "$4.20"],
    [9.999, "$10"],
    [1240, "$1,240"],
    [9_999.6, "$10k"],
    [12_400, "$12.4k"],
    [1_250_000, "$1.25M"],
    [-96, "-$96"],
  ])("%d reads %s", (amount, text) => {
    expect(formatMoney(amount)).toBe(text);
  });

  it("a range names the currency once", () => {
    expect(formatMoneyRange(1240, 1580)).toBe("$1,240–1,580");
    expect(formatMoneyRange(5, 5)).toBe("$5.00");
  });

  it("a change carries its sign, and its share when there was something before", () => {
    expect(formatMoneyChange(4_800, 4_896)).toBe("+$96 (+2 %)");
    expect(formatMoneyChange(100, 50)).toBe("-$50 (-50 %)");
    expect(formatMoneyChange(0, 12)).toBe("+$12");
  });
});

describe("numbers", () => {
  it("counts are grouped and compact from ten thousand", () => {
    expect(formatCount(9_412)).toBe("9,412");
    expect(formatCount(41_200_000)).toBe("41.2 M");
    expect(formatCount(999_960)).toBe("1 M");
    expect(formatCappedCount(10_001)).toBe("10,000+");
  });

  it("bytes use decimal units", () => {
    expect(formatBytes(512)).toBe("512 B");
    expect(formatBytes(1_800_000_000_000)).toBe("1.8 TB");
  });

  it("rates are per second", () => {
    expect(formatRate(4_200, "events")).toBe("4.2k events/s");
    expect(formatRate(38, "MB")).toBe("38 MB/s");
  });

  it("percentages keep a decimal only below ten", () => {
    expect(formatPercent(0.042)).toBe("4.2 %");
    expect(formatPercent(0.914)).toBe("91 %");
  });

  it("one thing is singular", () => {
    expect(plural(1, "component")).toBe("1 component");
    expect(plural(9, "component")).toBe("9 components");
    expect(plural(2, "policy", "policies")).toBe("2 policies");
  });
});

describe("time", () => {
  it.each([
    [240, "240 ms"],
    [1_000, "1 s"],
    [192_000, "3 min 12 s"],
    [4_320_000, "1 h 12 min"],
    [90_000_000, "1 d 1 h"],
    [-5, "0 ms"],
  ])("%d ms lasts %s", (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  it("a timer counts minutes and seconds, hours when it must", () => {
    expect(formatTimer(192_000)).toBe("03:12");
    expect(formatTimer(3_792_000)).toBe("1:03:12");
  });

  it("an estimate is never a promise", () => {
    expect(formatEstimate([35, 50])).toBe("about 35–50 min");
    expect(formatEstimate([0.2, 0.4])).toBe("about 12–24 s");
    expect(formatEstimate([0.001, 0.002])).toBe("about 1 s");
    expect(formatEstimate([4, 4])).toBe("about 4 min");
  });

  const now = new Date("2026-05-03T12:00:00Z");
  it.each([
    ["2026-05-03T11:59:40Z", "just now"],
    ["2026-05-03T11:59:10Z", "1 min ago"],
    ["2026-05-03T10:00:00Z", "2 h ago"],
    ["2026-04-28T12:00:00Z", "5 d ago"],
    ["2026-05-03T12:05:00Z", "in 5 min"],
    ["2026-04-01T12:00:00Z", "1 Apr 2026"],
  ])("%s is %s", (moment, text) => {
    expect(formatRelativeTime(new Date(moment), now)).toBe(text);
  });

  it("an absolute time names its zone", () => {
    expect(formatAbsoluteTime(now, "UTC")).toBe("3 May 2026, 12:00 UTC");
  });
});
