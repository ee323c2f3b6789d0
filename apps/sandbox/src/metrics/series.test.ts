import { describe, expect, it } from "vitest";
import { type Life, type Shape, seriesOf } from "./series.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 20_000 * DAY + 12 * 60 * MINUTE;
const HOUR = { fromMs: NOW - 60 * MINUTE, toMs: NOW, periodMs: 5 * MINUTE };
const LAG: Shape = { calm: 10, busy: 100, ill: 5_000 };
const life = (changes: Partial<Life> = {}): Life => ({ key: "k", bornMs: 0, nowMs: NOW, statistic: "level", ...changes });

describe("a series", () => {
  it("is the same whenever it is asked for, and another one for another key", () => {
    expect(seriesOf(LAG, HOUR, life())).toEqual(seriesOf(LAG, HOUR, life()));
    expect(seriesOf(LAG, HOUR, life())).not.toEqual(seriesOf(LAG, HOUR, life({ key: "other" })));
    expect(seriesOf(LAG, HOUR, life()).map(({ atMs }) => atMs % (5 * MINUTE))).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it("has rush hours and quiet nights", () => {
    const day = seriesOf(LAG, { fromMs: 20_000 * DAY - DAY, toMs: 20_000 * DAY, periodMs: 60 * MINUTE }, life());
    const [night, morning] = [day[3], day[9]];
    expect(night?.value).toBeLessThan(20);
    expect(morning?.value).toBeGreaterThan(60);
    expect(Math.max(...day.map(({ value }) => value))).toBeLessThanOrEqual(110);
  });

  it("begins with its resource, and is told a minute late", () => {
    expect(seriesOf(LAG, HOUR, life({ bornMs: NOW }))).toEqual([]);
    expect(seriesOf(LAG, HOUR, life({ bornMs: NOW - 12 * MINUTE }))).toHaveLength(3);
    expect(seriesOf(LAG, { ...HOUR, periodMs: MINUTE }, life()).at(-1)?.atMs).toBe(NOW - 2 * MINUTE);
  });

  it("is ill from when its resource fell ill, also where that is younger", () => {
    const values = seriesOf(LAG, HOUR, life({ illSinceMs: NOW - 20 * MINUTE })).map(({ value }) => value > 1_000);
    expect(values).toEqual([...Array.from({ length: 8 }, () => false), ...Array.from({ length: 4 }, () => true)]);
    expect(seriesOf(LAG, HOUR, life({ bornMs: NOW, illSinceMs: NOW - 20 * MINUTE }))).toHaveLength(4);
    expect(seriesOf({ calm: 1, busy: 1 }, HOUR, life({ illSinceMs: NOW - 20 * MINUTE })).every(({ value }) => value < 2)).toBe(true);
  });

  it("adds up what is counted over a period", () => {
    const counted: Shape = { calm: 60, busy: 60, isCounted: true };
    const sums = seriesOf(counted, HOUR, life({ statistic: "sum" })).map(({ value }) => value);
    expect(sums.every((sum) => sum >= 270 && sum <= 330 && Number.isInteger(sum))).toBe(true);
  });
});
