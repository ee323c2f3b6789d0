import type { Cloud } from "@zerolake/resources";
import { expect, it } from "vitest";
import { type ConditionKind, conditionInWords, conditionOptions, exampleSubject } from "./sandbox-conditions.ts";

function kindsOf(cloud: Cloud): readonly ConditionKind[] {
  return conditionOptions(cloud).map(({ value }) => value);
}

it("offers an answer only to a cloud that asks the question, each with an example", () => {
  expect(kindsOf("aws")).not.toContain("missingService");
  expect(kindsOf("azure")).toEqual(kindsOf("gcp"));
  expect(kindsOf("azure").map((kind) => exampleSubject("azure", kind))).not.toContain("");
});

it("says that a region has no such service", () => {
  const subject = "Microsoft.Search/searchServices in westeurope";
  expect(conditionInWords({ kind: "missingService", subject })).toBe(`There is no ${subject}`);
});
