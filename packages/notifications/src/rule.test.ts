import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEvent, exampleEvent } from "./event.testing.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { isRepeat, REPEAT_WINDOW_MS } from "./repeat.ts";
import { retryWaitSeconds, TRIES_MAX } from "./retry.ts";
import { isMatch } from "./rule.ts";

const everywhere = { kinds: [...EVENT_KINDS], projectId: null, environmentId: null };

describe("isMatch", () => {
  it("matches the kinds that it names and no other, and never what concerns one person alone", () => {
    fc.assert(
      fc.property(
        anyEvent,
        fc.subarray([...EVENT_KINDS]),
        (event, kinds) => isMatch({ ...everywhere, kinds }, event) === (kinds.includes(event.kind) && event.kind !== "token.expiring"),
      ),
    );
  });

  it("for one environment says nothing about another one, nor about what has no place", () => {
    const event = exampleEvent("deployment.failed");
    const { project: _project, environment: _environment, ...placeless } = exampleEvent("audit.broken");
    expect(isMatch({ ...everywhere, projectId: "p-1", environmentId: "e-1" }, event)).toBe(true);
    expect(isMatch({ ...everywhere, projectId: "p-1", environmentId: "e-2" }, event)).toBe(false);
    expect(isMatch({ ...everywhere, projectId: "p-2", environmentId: null }, event)).toBe(false);
    expect(isMatch({ ...everywhere, projectId: "p-1", environmentId: null }, placeless as typeof event)).toBe(false);
  });
});

describe("isRepeat", () => {
  it("lets fifty of the same within the window be told once", () => {
    const times = fc.array(fc.integer({ min: 0, max: REPEAT_WINDOW_MS - 1 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(times, (unordered) => {
        let last: { kind: "drift.found"; atMs: number } | undefined;
        let told = 0;
        for (const atMs of unordered.toSorted((a, b) => a - b)) {
          if (isRepeat({ kind: "drift.found", atMs }, last)) continue;
          last = { kind: "drift.found", atMs };
          told += 1;
        }
        expect(told).toBe(1);
      }),
    );
  });

  it("never swallows what contradicts the last word", () => {
    const mended = { kind: "connection.mended", atMs: 1 } as const;
    expect(isRepeat({ kind: "connection.broken", atMs: 2 }, mended)).toBe(false);
  });

  it("tells again once the window is over", () => {
    const first = { kind: "drift.found", atMs: 0 } as const;
    expect(isRepeat({ kind: "drift.found", atMs: REPEAT_WINDOW_MS }, first)).toBe(false);
  });
});

describe("retryWaitSeconds", () => {
  it("waits longer after each failure, then gives up", () => {
    const waits = Array.from({ length: TRIES_MAX }, (_, index) => retryWaitSeconds(index + 1, 0));
    const known = waits.filter((wait) => wait !== undefined);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(known).toHaveLength(TRIES_MAX - 1);
    expect(waits.at(-1)).toBeUndefined();
  });

  it("never waits a fifth longer than said", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: TRIES_MAX - 1 }), fc.double({ noNaN: true }), (tries, spread) => {
        const least = retryWaitSeconds(tries, 0) ?? 0;
        const wait = retryWaitSeconds(tries, spread) ?? 0;
        expect(wait).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(least * 1.2);
      }),
    );
  });
});
