import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attempt, DAY_MS, OUTCOMES, periodBefore } from "./attempt.ts";
import { FIGURE_NAMES, FIGURES, type FigureName } from "./figures.ts";
import { measureDelivery } from "./measure-delivery.ts";
import { outcomesPerDay } from "./outcomes-per-day.ts";
import { trendOf } from "./trend.ts";

const HOUR = 3_600_000;
const WEEK = { from: 100 * DAY_MS, to: 107 * DAY_MS };

const attempt = (hour: number, given: Partial<Attempt> = {}): Attempt => {
  const finishedAt = WEEK.from + hour * HOUR;
  return {
    environmentId: "dev",
    outcome: "succeeded",
    purpose: "change",
    startedAt: finishedAt - HOUR / 2,
    finishedAt,
    newVersionSavedAt: null,
    ...given,
  };
};

const attempts = fc.array(
  fc.record({
    environmentId: fc.constantFrom("dev", "staging", "prod"),
    outcome: fc.constantFrom(...OUTCOMES),
    purpose: fc.constantFrom("change" as const, "rollback" as const, "other" as const),
    startedAt: fc.integer({ min: 80 * DAY_MS, max: 100 * DAY_MS }),
    finishedAt: fc.integer({ min: 101 * DAY_MS, max: 110 * DAY_MS }),
    newVersionSavedAt: fc.option(fc.integer({ min: 0, max: 80 * DAY_MS })),
  }),
  { maxLength: 40 },
);

describe("the figures of a period", () => {
  it("are those that a person counts by hand", () => {
    const week = [
      attempt(1, { newVersionSavedAt: WEEK.from - HOUR }),
      attempt(2, { outcome: "failed", environmentId: "prod" }),
      attempt(4, { outcome: "failed", environmentId: "prod" }),
      attempt(5, { environmentId: "prod", newVersionSavedAt: WEEK.from - HOUR }),
      attempt(6, { environmentId: "prod", purpose: "rollback" }),
      attempt(7, { outcome: "cancelled" }),
      attempt(8, { purpose: "other" }),
    ];
    expect(measureDelivery(week, WEEK)).toEqual({
      deploymentFrequency: 2 / 7,
      leadTime: 4 * HOUR,
      // Two failed, and the one that was rolled back; of four changes.
      changeFailureRate: 3 / 4,
      timeToRestore: 3 * HOUR,
      successRate: 4 / 6,
      medianDuration: HOUR / 2,
    });
  });

  it("see a failure before the period that was mended in it, and no mending after it", () => {
    const failedBefore = attempt(-2, { outcome: "failed" });
    expect(measureDelivery([failedBefore, attempt(1)], WEEK).timeToRestore).toBe(3 * HOUR);
    expect(measureDelivery([failedBefore, attempt(24 * 8)], WEEK).timeToRestore).toBeNull();
  });

  it("count a change as gone wrong that is rolled back after the period", () => {
    expect(measureDelivery([attempt(1), attempt(24 * 8, { purpose: "rollback" })], WEEK).changeFailureRate).toBe(1);
  });

  it("are unknown where nothing was deployed, except how often", () => {
    const { deploymentFrequency, ...others } = measureDelivery([], WEEK);
    expect(deploymentFrequency).toBe(0);
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  it("do not depend on the order in which attempts are listed", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          attempts.map((list) => list[0]).filter((one) => one !== undefined),
          { selector: (one) => one.finishedAt },
        ),
        (list) => {
          expect(measureDelivery(list.toReversed(), WEEK)).toEqual(measureDelivery(list, WEEK));
        },
      ),
    );
  });

  it("are shares between 0 and 1, and times that are never negative", () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const figures = measureDelivery(list, WEEK);
        const valueOf = (name: FigureName) => figures[name] ?? 0;
        expect(Math.min(...FIGURE_NAMES.map(valueOf))).toBeGreaterThanOrEqual(0);
        expect(Math.max(...FIGURE_NAMES.filter((name) => FIGURES[name].unit === "share").map(valueOf))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("of another environment's failures change nothing about an environment's time to restore", () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const mine = list.filter(({ environmentId }) => environmentId === "dev");
        const failuresElsewhere = list
          .filter(({ environmentId }) => environmentId !== "dev")
          .map((each) => ({ ...each, outcome: "failed" as const }));
        expect(measureDelivery([...mine, ...failuresElsewhere], WEEK).timeToRestore).toBe(measureDelivery(mine, WEEK).timeToRestore);
      }),
    );
  });
});

describe("deployments per day", () => {
  it("count every attempt of the period once, on a day of it, also where there are none", () => {
    fc.assert(
      fc.property(attempts, (list) => {
        const days = outcomesPerDay(list, WEEK);
        const counted = days.reduce((sum, { succeeded, failed, cancelled }) => sum + succeeded + failed + cancelled, 0);
        expect(days).toHaveLength(7);
        expect(counted).toBe(list.filter(({ finishedAt }) => finishedAt >= WEEK.from && finishedAt < WEEK.to).length);
      }),
    );
  });

  it("say which days are not whole", () => {
    const days = outcomesPerDay([], { from: WEEK.from + HOUR, to: WEEK.to - HOUR });
    expect(days.map(({ isPartial }) => isPartial)).toEqual([true, false, false, false, false, false, true]);
  });
});

describe("trends", () => {
  it("know which way is better", () => {
    const figures = measureDelivery([attempt(1, { newVersionSavedAt: WEEK.from })], WEEK);
    const slower = { ...figures, leadTime: HOUR * 2, deploymentFrequency: 1 };
    expect(trendOf("leadTime", slower, figures)).toEqual({ direction: "up", isBetter: false, ratio: 1 });
    expect(trendOf("deploymentFrequency", slower, figures)).toMatchObject({ direction: "up", isBetter: true });
    expect(trendOf("leadTime", figures, figures)).toEqual({ direction: "level", isBetter: null, ratio: 0 });
    expect(trendOf("timeToRestore", figures, figures)).toBeNull();
  });

  it("compare with a period of the same length that ends where this one begins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), (from, length) => {
        const before = periodBefore({ from, to: from + length });
        expect([before.to - before.from, before.to]).toEqual([length, from]);
      }),
    );
  });
});
