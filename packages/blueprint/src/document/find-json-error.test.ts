import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonError } from "./find-json-error.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("findJsonError", () => {
  it("finds nothing in JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => findJsonError(JSON.stringify(JSON.parse(text), null, indent)) === undefined),
    );
  });

  it("finds something exactly where the engine refuses the text", () => {
    const junk = fc.constantFrom(...'{}[],:"\\ \n\t0-.e1tnf', "true", "nul", "\u0000", "é", "01", "1.", "//");
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(3), junk, (text, seed, cut, put) => {
        const at = seed % (text.length + 1);
        const broken = text.slice(0, at) + put + text.slice(at + cut);
        expect(findJsonError(broken) === undefined).toBe(isJson(broken));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["", { line: 1, column: 1, found: "the end of the file", expected: "a value" }],
    ['{\n  "a": [1,\n}', { line: 3, column: 1, found: "“}”", expected: "a value" }],
    ['{ "a": 1, }', { line: 1, column: 11, found: "“}”", expected: "a name in double quotes" }],
    ["{ a: 1 }", { line: 1, column: 3, found: "“a”", expected: "a name in double quotes or “}”" }],
    ["[1 2]", { line: 1, column: 4, found: "“2”", expected: "“,” or a closing bracket" }],
    ["{} x", { line: 1, column: 4, found: "“x”", expected: "nothing more" }],
  ])("says where %j stops being JSON", (text, error) => {
    expect(findJsonError(text)).toEqual(error);
  });

  it("reads a text that only opens brackets to its end", () => {
    expect(findJsonError("[".repeat(1_000_000))).toMatchObject({ column: 1_000_001, found: "the end of the file" });
  });
});
