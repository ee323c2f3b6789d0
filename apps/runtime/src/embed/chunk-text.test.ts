import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chunkText } from "./chunk-text.ts";

const input = fc.record({
  text: fc.string({ minLength: 1, maxLength: 400 }).filter((text) => text.trim() !== ""),
  overlap: fc.nat(20),
  extra: fc.integer({ min: 1, max: 60 }),
});

test("chunks without their overlaps are the whole text, and none is larger than asked", () => {
  fc.assert(
    fc.property(input, ({ text, overlap, extra }) => {
      const size = overlap + extra;
      const chunks = chunkText(text, size, overlap);
      expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(size);
      expect(chunks.map((chunk, index) => (index === 0 ? chunk : chunk.slice(overlap))).join("")).toBe(text);
    }),
  );
});

test("blank text has no chunks", () => {
  expect(chunkText(" \n", 10, 2)).toEqual([]);
});

test("refuses an overlap that would never end", () => {
  expect(() => chunkText("abc", 10, 10)).toThrow("must be larger");
});
