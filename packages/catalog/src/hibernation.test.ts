import { describe, expect, it } from "vitest";
import { hibernationOf } from "./hibernation.ts";
import { COMPONENT_DEFINITIONS } from "./registry.ts";

describe("what stops while an environment sleeps", () => {
  it("is decided for every kind, with a reason of its own", () => {
    const undecided = COMPONENT_DEFINITIONS.filter(({ kind }) => hibernationOf(kind).because === hibernationOf("no-such-kind").because);
    expect(undecided.map(({ kind }) => kind)).toEqual([]);
  });

  it("is nothing whose outputs are kept data, and nothing of the platform", () => {
    const stopped = COMPONENT_DEFINITIONS.filter(({ kind }) => hibernationOf(kind).isStopped);
    expect(stopped.filter(({ category, isPlatform }) => category === "storage" || isPlatform).map(({ kind }) => kind)).toEqual([]);
    expect(stopped.length).toBeGreaterThan(5);
  });

  it("is never what nobody has decided about", () => {
    expect(hibernationOf("no-such-kind").isStopped).toBe(false);
  });
});
