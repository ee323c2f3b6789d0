import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormula } from "./formula.ts";
import { typeOfFormula } from "./type-of-formula.ts";

describe("a cost formula", () => {
  it.each([
    ["1+2*3", 7],
    ["(1+2)*3", 9],
    ["-x/4", -2],
    ["2.5e3", 2500],
    ["iff(x>7 && y==='a',1,2)", 1],
    ["iff(x<=7 || y==='b',1,2)", 2],
    ["max(1,x,3)", 8],
    ["min(1,x,3)", 1],
    ["ceil(2.1)", 3],
    ["ceil(3*(1/3)*3+1e-12)", 3],
  ])("%s is %d", (text, value) => {
    expect(parseFormula(text).evaluate({ x: 8, y: "a" })).toBe(value);
  });

  it("computes like the language's own arithmetic", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b, c) => {
        expect(parseFormula("a*b-c/(a+1)").evaluate({ a, b, c })).toBe(a * b - c / (a + 1));
      }),
    );
  });

  it("names what it needs, each once, and has no number without it", () => {
    const formula = parseFormula("a*max(b,a)+H");
    expect(formula.names).toEqual(["a", "b", "H"]);
    expect(formula.evaluate({ a: 1, H: 730 })).toBeNaN();
  });

  it.each(["a.b", "f(1)", "a=1", "[1]", "a?1:2", "constructor('x')", "`x`", "1 2", "this", "!a", "a**b"])(
    "%s is not in the language",
    (text) => {
      expect(() => parseFormula(text)).toThrow("is not a cost formula");
    },
  );

  it.each([
    ["a+t", "expected a number"],
    ["iff(a,1,2)", "expected a boolean"],
    ["iff(a>1,1,t)", "expected a number"],
    ["t===1", "expected a text"],
    ["nobody*2", 'nobody gives "nobody"'],
  ])("%s is refused by the type check: %s", (text, reason) => {
    const names = new Map([
      ["a", "number" as const],
      ["t", "text" as const],
    ]);
    expect(() => typeOfFormula(parseFormula(text), names)).toThrow(reason);
  });
});
