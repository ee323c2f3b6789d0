import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cidrSubnet, formatCidr, overlaps, parseCidr } from "./cidr.ts";

describe("cidr", () => {
  it("reads back what it writes", () => {
    const blocks = fc
      .integer({ min: 8, max: 28 })
      .chain((prefix) => fc.integer({ min: 0, max: 2 ** prefix - 1 }).map((index) => ({ base: index * 2 ** (32 - prefix), prefix })));
    fc.assert(
      fc.property(blocks, (block) => {
        expect(parseCidr(formatCidr(block))).toEqual(block);
      }),
    );
  });

  it("refuses what is not an aligned block", () => {
    for (const text of ["10.0.0.0", "10.0.0.1/16", "256.0.0.0/8", "10.0.0.0/33", "ten/8", "10.0.0.0/16 "])
      expect(parseCidr(text)).toBeUndefined();
  });

  it("keeps subnets of one size inside the block and apart from each other", () => {
    const cases = fc.record({ bits: fc.integer({ min: 1, max: 8 }), left: fc.nat(255), right: fc.nat(255) });
    const block = { base: 10 * 2 ** 24, prefix: 16 };
    fc.assert(
      fc.property(cases, ({ bits, left, right }) => {
        const [a, b] = [left % 2 ** bits, right % 2 ** bits];
        expect(overlaps(cidrSubnet(block, bits, a), block)).toBe(true);
        expect(overlaps(cidrSubnet(block, bits, a), cidrSubnet(block, bits, b))).toBe(a === b);
      }),
    );
  });
});
