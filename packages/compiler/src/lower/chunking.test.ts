import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part } from "../lowering.ts";
import { chunkingOf } from "./chunking.ts";

function partWith(chunking: string, chunkSize: number, chunkOverlap: number): Part {
  const settings = { chunking, chunkSize, chunkOverlap };
  return { component: { id: "embed", kind: "embedding-job", title: "", settings } } as unknown as Part;
}

describe("chunkingOf", () => {
  it("turns tokens into characters and leaves characters alone", () => {
    expect(chunkingOf(partWith("tokens", 512, 64))).toEqual({ size: 2048, overlap: 256 });
    expect(chunkingOf(partWith("characters", 512, 64))).toEqual({ size: 512, overlap: 64 });
  });

  it("keeps documents whole when nothing is cut", () => {
    expect(chunkingOf(partWith("none", 512, 64))).toEqual({ size: 1_000_000, overlap: 0 });
  });

  it("always gets ahead: the overlap is smaller than the piece", () => {
    fc.assert(
      fc.property(fc.constantFrom("tokens", "characters"), fc.integer({ min: 16, max: 32_000 }), fc.nat(32_000), (unit, size, overlap) => {
        const chunking = chunkingOf(partWith(unit, size, overlap));
        expect(chunking.overlap).toBeLessThan(chunking.size);
      }),
    );
  });
});
