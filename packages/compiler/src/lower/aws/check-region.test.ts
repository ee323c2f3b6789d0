import { describe, expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { sampleTarget, templateSamples } from "../../sample-environments.testing.ts";

function findingsIn(region: string, code: string) {
  return templateSamples().flatMap(({ blueprint }) =>
    compile(blueprint, { ...sampleTarget("production"), region }).diagnostics.filter((diagnostic) => diagnostic.code === code),
  );
}

describe("regions", () => {
  it("that offer everything say nothing", () => {
    expect(findingsIn("eu-west-1", "ZL-AWS-REGION")).toEqual([]);
    expect(findingsIn("eu-west-1", "ZL-AWS-PARTITION")).toEqual([]);
  });

  it("that lack a service name the component and what is missing", () => {
    const found = findingsIn("eu-west-3", "ZL-AWS-REGION");
    expect(found.map(({ message }) => message).join("\n")).toContain("Glue TableOptimizer");
    expect(found.every(({ target }) => target?.component !== undefined)).toBe(true);
  });

  it.each(["cn-north-1", "us-gov-west-1"])("of another partition are refused: %s", (region) => {
    expect(findingsIn(region, "ZL-AWS-PARTITION")).toHaveLength(templateSamples().length);
  });
});
