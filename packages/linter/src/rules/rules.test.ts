import { applyEdit, type Blueprint, EMPTY_LAYOUT, validate } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { blueprintOf, EXAMPLES, fixedBlueprintOf, targetOf } from "../examples/examples.testing.ts";
import { lint } from "../linter.ts";
import { RULES } from "./registry.ts";

const codesOf = (blueprint: Blueprint, target: Target) => lint(blueprint, target).findings.map(({ code }) => code);

const CASES = RULES.map((rule) => ({ rule, code: rule.code, message: rule.message }));
const REPAIRED = CASES.filter(({ rule }) => rule.repair);

/** Values that the catalogue refuses; small drawings may leave questions open. */
function wrongSettings(blueprint: Blueprint): readonly string[] {
  return validate(blueprint)
    .filter(({ code }) => code.startsWith("ZL-SET") && code !== "ZL-SET-MISSING")
    .map(({ message }) => message);
}

describe.each(CASES)("$code $message", ({ rule }) => {
  const example = EXAMPLES[rule.code]!;
  const target = targetOf(example);

  it("is found in its example, and nothing else is", () => {
    expect([...new Set(codesOf(blueprintOf(example), target))].sort()).toEqual([rule.code, ...(example.also ?? [])].sort());
  });

  it("is not found once the example is mended", () => {
    expect(codesOf(fixedBlueprintOf(example), target)).not.toContain(rule.code);
  });
});

describe.each(REPAIRED)("$code $message", ({ rule }) => {
  const example = EXAMPLES[rule.code]!;
  const target = targetOf(example);

  it("goes away with one click, which writes a value that the setting takes", () => {
    const blueprint = blueprintOf(example);
    const finding = lint(blueprint, target).findings.find(({ code }) => code === rule.code)!;
    const result = applyEdit({ blueprint, layout: EMPTY_LAYOUT }, finding.quickFix!.edit);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const mended = result.value.design.blueprint;
    expect(codesOf(mended, target)).not.toContain(rule.code);
    const settingCodes = (of: typeof blueprint) =>
      validate(of).filter(({ code }) => code.startsWith("ZL-SET") && code !== "ZL-SET-MISSING");
    expect(settingCodes(mended)).toEqual(settingCodes(blueprint));
  });
});

describe("registry", () => {
  it("has examples with values that the catalogue takes, but for an empty event time, which is what its rule is about", () => {
    const refused = RULES.filter(({ code }) => wrongSettings(blueprintOf(EXAMPLES[code]!)).length > 0);
    expect(refused.map(({ code }) => code)).toEqual(["ZL-FEA-003"]);
  });

  it("names each code once, and has an example of each and of nothing else", () => {
    const codes = RULES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.toSorted()).toEqual(Object.keys(EXAMPLES).sort());
  });

  it("says what, why and what to do in whole sentences, each with a source", () => {
    const sentence = /^\S.*\.$/;
    const halves = RULES.filter(({ message, why, fix }) => ![message, why, fix].every((text) => sentence.test(text)));
    expect(halves.map(({ code }) => code)).toEqual([]);
    expect(RULES.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it("is an error only where somebody is fairly sure", () => {
    expect(RULES.filter(({ severity, confidence }) => severity === "error" && confidence === "low")).toEqual([]);
  });
});
