import { type Blueprint, validate } from "@zerolake/blueprint";
import { describe, expect, it } from "vitest";
import { blueprintOf, EXAMPLES, targetOf } from "./examples/examples.testing.ts";
import { joinFindings } from "./join-findings.ts";
import { lint } from "./linter.ts";

function codes(blueprint: Blueprint, example: string) {
  return joinFindings(validate(blueprint), lint(blueprint, targetOf(EXAMPLES[example]!)).findings).map(({ code }) => code);
}

describe("joined findings", () => {
  it("do not judge an arrow that may not be drawn", () => {
    const direct = blueprintOf(EXAMPLES["ZL-SRV-008"]!);
    const found = codes(direct, "ZL-SRV-008");
    expect(found).toContain("ZL-EDGE-REFUSED");
    expect(found).not.toContain("ZL-SRV-008");
  });

  it("tell a missing key once, with the reason", () => {
    const keyless = blueprintOf(EXAMPLES["ZL-FMT-035"]!);
    expect(validate(keyless).map(({ code }) => code)).toContain("ZL-SET-MISSING");
    const found = codes(keyless, "ZL-FMT-035");
    expect(found).toContain("ZL-FMT-035");
    expect(found).not.toContain("ZL-SET-MISSING");
  });

  it("tell a distance that the service does not know once, with the reason", () => {
    const example = EXAMPLES["ZL-VEC-009"]!;
    const found = lint(blueprintOf(example), targetOf(example)).findings;
    const target = found[0]?.target;
    const ofCompiler = { severity: "error", code: "ZL-AWS-VECTOR-METRIC", message: "…", ...(target ? { target } : {}) } as const;
    expect(joinFindings([ofCompiler], found).map(({ code }) => code)).toEqual(["ZL-VEC-009"]);
  });

  it("keep every other finding", () => {
    const stray = { ...blueprintOf(EXAMPLES["ZL-FMT-002"]!), policies: { omit: ["nothing"] } };
    expect(codes(stray, "ZL-FMT-002")).toEqual(["ZL-POLICY-UNKNOWN", "ZL-FMT-002"]);
  });
});
