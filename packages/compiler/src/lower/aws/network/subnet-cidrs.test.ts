import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps, parseCidr } from "../../../sizing/cidr.ts";
import { networkBlock, privateCidr, publicCidr } from "./subnet-cidrs.ts";

describe("subnets of a network", () => {
  it("are /20 private and /24 public in a /16", () => {
    const block = networkBlock("10.0.0.0/16");
    if (typeof block === "string") throw new Error(block);
    expect([0, 1, 2].map((zone) => privateCidr(block, zone))).toEqual(["10.0.64.0/20", "10.0.80.0/20", "10.0.96.0/20"]);
    expect([0, 1, 2].map((zone) => publicCidr(block, zone))).toEqual(["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]);
  });

  it("never overlap, lie inside, and are no smaller than AWS allows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 20 }), fc.integer({ min: 1, max: 6 }), (prefix, zones) => {
        const block = networkBlock(`10.0.0.0/${prefix}`);
        if (typeof block === "string") throw new Error(block);
        const all = Array.from({ length: zones }, (_, zone) => [privateCidr(block, zone), publicCidr(block, zone)])
          .flat()
          .map((text) => parseCidr(text));
        for (const [index, one] of all.entries()) {
          expect(one?.prefix).toBeLessThanOrEqual(28);
          expect(one && overlaps(one, block)).toBe(true);
          for (const other of all.slice(index + 1)) expect(one && other && overlaps(one, other)).toBe(false);
        }
      }),
    );
  });

  it("are refused with a reason when the block is too small, too large or no block", () => {
    for (const text of ["10.0.0.0/8", "10.0.0.0/21", "hello"]) expect(typeof networkBlock(text)).toBe("string");
  });
});
