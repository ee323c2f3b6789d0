import fc from "fast-check";
import { expect, it } from "vitest";
import { healthOf } from "./health-of.ts";
import { HEALTH_STATUSES } from "./verdict.ts";

const parts = fc.array(fc.record({ status: fc.constantFrom(...HEALTH_STATUSES) }));

it("is the worst of what is known, and unknown only when nothing is", () => {
  fc.assert(
    fc.property(parts, (given) => {
      const has = (status: string) => given.some((part) => part.status === status);
      const expected = has("bad") ? "bad" : has("warn") ? "warn" : has("ok") ? "ok" : "unknown";
      expect(healthOf(given).status).toBe(expected);
    }),
  );
});

it("counts every part once, in whatever order they come", () => {
  fc.assert(
    fc.property(parts, (given) => {
      const { counts } = healthOf(given);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(given.length);
      expect(healthOf(given.toReversed())).toEqual(healthOf(given));
    }),
  );
});

it("of a whole is the same however its parts are grouped", () => {
  fc.assert(
    fc.property(parts, parts, (left, right) => {
      expect(healthOf([healthOf(left), healthOf(right)]).status).toBe(healthOf([...left, ...right]).status);
    }),
  );
});
