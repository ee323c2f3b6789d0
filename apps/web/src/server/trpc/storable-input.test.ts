import { describe, expect, it } from "vitest";
import { assertStorable } from "./storable-input.ts";

describe("input with a null character", () => {
  it.each([
    ["a\0b", "The text contains a null character, which cannot be stored."],
    [{ name: "a\0b" }, "“name” contains a null character, which cannot be stored."],
    [{ edits: [{ edit: { title: "\0" } }] }, "“edits.0.edit.title” contains a null character, which cannot be stored."],
    [{ answers: { "a\0": 1 } }, "“answers” contains a null character, which cannot be stored."],
  ])("is refused with the place where it stands: %j", (input, message) => {
    expect(() => assertStorable(input)).toThrow(message);
  });

  it("may stand in a file that is read and not stored", () => {
    const input = { name: "Lake", start: { from: "file", text: "\x89PNG\0" } };
    expect(() => assertStorable(input)).not.toThrow();
    expect(() => assertStorable({ ...input, name: "\0" })).toThrow("“name”");
  });

  it.each([undefined, null, 7, "", "\u0001 🪣", { list: [null, { text: "\\0" }], at: new Date(0) }])(
    "is all that is refused: %j",
    (input) => {
      expect(() => assertStorable(input)).not.toThrow();
    },
  );
});
