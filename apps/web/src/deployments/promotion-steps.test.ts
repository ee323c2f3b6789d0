import { describe, expect, it } from "vitest";
import { promotableVersion } from "./promotion-steps.ts";

const lane = (...versions: (number | null)[]) => versions.map((deployedVersion, index) => ({ slug: `e${index}`, deployedVersion }));

describe("what the way of promotion brings to an environment", () => {
  it("is the version of the nearest environment before it that has one", () => {
    expect(promotableVersion(lane(3, 2, null, 1), "e3")).toEqual({ from: "e1", version: 2 });
    expect(promotableVersion(lane(3, null), "e1")).toEqual({ from: "e0", version: 3 });
  });

  it("is nothing for the first one, for one that has the same or a later one, and behind empty ones", () => {
    expect(promotableVersion(lane(3, 2), "e0")).toBeUndefined();
    expect(promotableVersion(lane(3, 3), "e1")).toBeUndefined();
    expect(promotableVersion(lane(2, 3), "e1")).toBeUndefined();
    expect(promotableVersion(lane(null, 2), "e1")).toBeUndefined();
    expect(promotableVersion(lane(3), "elsewhere")).toBeUndefined();
  });
});
