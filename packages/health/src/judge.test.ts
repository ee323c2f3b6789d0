import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryOn, judge } from "./judge.ts";
import { minutes, NOW_MS, signal } from "./signal.testing.ts";
import type { Signal } from "./signal.ts";
import type { HealthStatus } from "./verdict.ts";

const NOW = { atMs: NOW_MS };
const SEVERITY: Readonly<Record<HealthStatus, number>> = { unknown: 0, ok: 0, warn: 1, bad: 2 };
const judged = (values: readonly (number | undefined)[], changes: Partial<Signal> = {}) =>
  judge(signal(changes), { points: minutes(...values) }, NOW);

describe("a threshold", () => {
  it.each<[HealthStatus, readonly (number | undefined)[]]>([
    ["ok", [1, 1, 1, 1, 1]],
    ["ok", [1, 1, 500, 1, 1]],
    ["ok", [1, 500, 500, 1, 1]],
    ["warn", [1, 10, 10, 10, 1]],
    ["warn", [20, 20, 500, 1, 1]],
    ["bad", [100, 1, 100, 1, 100]],
    // The newest two are not published yet.
    ["bad", [100, 100, 100, undefined, undefined]],
    ["ok", [500, 500, 500, 1, 1, 1, 1]],
  ])("is reached by three of the last five, not by less: %s for %j", (status, values) => {
    expect(judged(values).status).toBe(status);
  });

  it("can be one that values must not fall to", () => {
    const threshold = { warn: 20, bad: 5, illWhen: "below" as const, because: "It is so." };
    expect(judged([50, 50, 50], { threshold }).status).toBe("ok");
    expect(judged([20, 20, 20], { threshold }).status).toBe("warn");
    expect(judged([5, 4, 0], { threshold }).status).toBe("bad");
  });

  it("is compared in the signal's unit", () => {
    expect(judged([20_000, 20_000, 20_000], { factor: 0.001 })).toMatchObject({ status: "warn", value: 20 });
  });
});

describe("silence", () => {
  it("means what the signal says it means", () => {
    expect(judged([])).toMatchObject({ status: "unknown", reason: expect.stringMatching(/\w/) });
    expect(judged([], { whenQuiet: "ok" })).toMatchObject({ status: "ok" });
    expect(judged([500, 500, 500, ...Array.from({ length: 6 }, () => undefined)]).status).toBe("unknown");
  });

  it("of a question that was refused says why", () => {
    const refused = judge(signal({ whenQuiet: "ok" }), { unavailable: "The right to read it is missing." }, NOW);
    expect(refused).toMatchObject({ status: "unknown", reason: "The right to read it is missing." });
  });
});

describe("since", () => {
  it("is when the third ill value was there, until a good one", () => {
    expect(judged([1, 1, 1, 500, 500, 500, 500, 500, 500]).sinceMs).toBe(NOW_MS - 3 * 60_000);
  });

  it("goes on from the look before while nothing changes, and begins again when it does", () => {
    const verdict = judged([500, 500, 500]);
    expect(carryOn({ status: "bad", sinceMs: 5 }, verdict).sinceMs).toBe(5);
    expect(carryOn({ status: "warn", sinceMs: 5 }, verdict)).toEqual(verdict);
    expect(carryOn(undefined, verdict)).toEqual(verdict);
  });
});

describe("freshness that is told from arrivals", () => {
  const fresh = signal({
    kind: "freshness",
    reading: "sinceLast",
    needs: { points: 1, of: 1 },
    threshold: { ...signal().threshold, warn: 300, bad: 900 },
  });
  const at = (values: readonly (number | undefined)[], madeAtMs?: number) =>
    judge(fresh, { points: minutes(...values) }, { atMs: NOW_MS, ...(madeAtMs === undefined ? {} : { madeAtMs }) });

  it("is the time since the last period in which something arrived", () => {
    expect(at([3, 0, 0, undefined, undefined])).toMatchObject({ status: "ok", value: 240 });
    expect(at([3, 0, 0, 0, 0, 0])).toMatchObject({ status: "warn", value: 300, sinceMs: NOW_MS });
    expect(at([7, ...Array.from({ length: 16 }, () => 0)])).toMatchObject({ status: "bad", value: 960, sinceMs: NOW_MS - 60_000 });
  });

  it("counts from when the resource was made while nothing ever arrived", () => {
    expect(at([], NOW_MS - 120_000)).toMatchObject({ status: "ok", value: 120 });
    expect(at([], NOW_MS - 86_400_000)).toMatchObject({ status: "bad", value: 1_800 });
    expect(at([])).toMatchObject({ status: "unknown" });
  });
});

const values = fc.array(fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }), { maxLength: 30 });

describe("for any values", () => {
  it("worse ones never make a better verdict", () => {
    fc.assert(
      fc.property(values, fc.nat({ max: 29 }), fc.integer({ min: 0, max: 300 }), (before, place, more) => {
        const after = before.map((value, index) => (index === place && value !== undefined ? value + more : value));
        expect(SEVERITY[judged(after).status]).toBeGreaterThanOrEqual(SEVERITY[judged(before).status]);
      }),
    );
  });

  it("their order in the answer means nothing", () => {
    fc.assert(
      fc.property(values, (given) => {
        const points = minutes(...given);
        expect(judge(signal(), { points: points.toReversed() }, NOW)).toEqual(judge(signal(), { points }, NOW));
      }),
    );
  });

  it("one spike among good ones is no illness", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.integer(),
        (good, place, spike) => {
          const spiked = good.map((value, index) => (index === place % good.length ? spike : value));
          expect(judged(spiked).status).toBe("ok");
        },
      ),
    );
  });

  it("the verdict holds since some time of the window, and another look carries it on", () => {
    fc.assert(
      fc.property(values, fc.constantFrom("value", "sinceLast"), (given, reading) => {
        const verdict = judged(given, { reading });
        const since = verdict.sinceMs ?? NOW_MS;
        expect(since).toBeLessThanOrEqual(NOW_MS);
        expect(since).toBeGreaterThanOrEqual(NOW_MS - 1_800_000);
        expect(verdict.status === "unknown").toBe(verdict.sinceMs === undefined);
        expect(carryOn(verdict, verdict)).toEqual(verdict);
      }),
    );
  });

  it("what lies in the future is not looked at", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 10 }), (given, ahead) => {
        const points = [...minutes(...given), { atMs: NOW_MS + ahead * 60_000, value: 500 }];
        expect(judge(signal(), { points }, NOW)).toEqual(judged(given));
      }),
    );
  });
});
