import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "./attempt.ts";
import { type CostStep, monthCost, monthOf } from "./month-cost.ts";

const NOVEMBER = Date.UTC(2026, 10, 1);
const at = (day: number) => NOVEMBER + (day - 1) * DAY_MS;
const steps: fc.Arbitrary<CostStep[]> = fc.array(
  fc.record({ at: fc.integer({ min: at(-20), max: at(40) }), monthlyUsd: fc.double({ min: -500, max: 2_000, noNaN: true }) }),
  { maxLength: 30 },
);

describe("what a month costs", () => {
  it("is spread over its days, and every change counts from its moment on", () => {
    // 300 $ a month is 10 $ a day in November; the second half costs twice as much.
    const cost = monthCost(
      [
        { at: at(-5), monthlyUsd: 300 },
        { at: at(16), monthlyUsd: 300 },
      ],
      at(21),
    );
    expect(cost.toDateUsd).toBeCloseTo(15 * 10 + 5 * 20);
    expect(cost.forecastUsd).toBeCloseTo(15 * 10 + 15 * 20);
    expect(cost.runRateUsd).toBe(600);
    expect(cost.days.filter(({ usd }) => usd > 0).map(({ usd }) => Math.round(usd))).toEqual([...Array(15).fill(10), ...Array(5).fill(20)]);
  });

  it("is the price per month when nothing changes in it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: at(1), max: at(31) - 1 }), (monthlyUsd, now) => {
        expect(monthCost([{ at: at(-1), monthlyUsd }], now).forecastUsd).toBeCloseTo(monthlyUsd, 4);
      }),
    );
  });

  it("is the sum of its days, and the sum of the parts is the whole", () => {
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: at(1), max: at(31) - 1 }), (some, others, now) => {
        const [one, other, both] = [monthCost(some, now), monthCost(others, now), monthCost([...some, ...others], now)];
        expect(both.toDateUsd).toBeCloseTo(one.toDateUsd + other.toDateUsd, 4);
        expect(both.forecastUsd).toBeCloseTo(one.forecastUsd + other.forecastUsd, 4);
        expect(both.days.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(both.toDateUsd, 6);
      }),
    );
  });

  it("has no days to come: they are missing, not zero", () => {
    const { days } = monthCost([], at(3) + 1);
    expect(days.map(({ day, isPartial }) => [day, isPartial])).toEqual([
      [at(1), false],
      [at(2), false],
      [at(3), true],
    ]);
  });

  it("knows the month of a moment in UTC", () => {
    expect(monthOf(Date.UTC(2026, 11, 31, 23, 59))).toEqual({ from: Date.UTC(2026, 11, 1), to: Date.UTC(2027, 0, 1) });
  });
});
