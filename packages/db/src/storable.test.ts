import fc from "fast-check";
import { expect, it } from "vitest";
import { storableJson, storableText } from "./storable.ts";

const units = fc.string({ unit: fc.constantFrom("a", "\\", "\u0000", "\ud83d", "\ude00", "u0000", "ud83d", "\u{1f600}", '"') });

it("what is stored has neither NUL nor half a surrogate pair, in text, values and keys alike", () => {
  fc.assert(
    fc.property(units, (text) => {
      const kept = storableText(text);
      expect(kept).not.toMatch(/\0|\p{Surrogate}/u);
      expect(JSON.parse(storableJson({ [text]: [text] }))).toEqual({ [kept]: [kept] });
    }),
    { numRuns: 1_000 },
  );
});

it("text that is whole stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      fc.pre(!text.includes("\0"));
      expect(storableText(text)).toBe(text);
    }),
    { numRuns: 30 },
  );
});
