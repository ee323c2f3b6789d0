import { describe, expect, it } from "vitest";
import { madeBy } from "../made-steps.ts";
import { CASES, inputOf, templatePlan } from "../plans.testing.ts";
import { knowsEncryptionOf } from "./encryption-required.ts";
import { RULES } from "./registry.ts";

describe.each(CASES)("$id on $cloud", ({ id, cloud }) => {
  const plan = templatePlan(id, cloud);
  const input = inputOf(plan, cloud);

  it("has no type that holds data of which nobody knows how it is encrypted", () => {
    const types = madeBy(plan).flatMap(({ type, holdsData }) => (holdsData ? [type] : []));
    expect(types.length).toBeGreaterThan(0);
    expect([...new Set(types)].filter((type) => !knowsEncryptionOf(type))).toEqual([]);
    expect(RULES.encryptionRequired.judge({ key: "own" }, input).notJudged).toEqual([]);
  });

  it("is encrypted, and nobody uses it without signing in", () => {
    expect(RULES.encryptionRequired.judge({ key: "any" }, input).violations).toEqual([]);
    expect(RULES.publicAccessForbidden.judge({ forbids: "anonymous" }, input).violations).toEqual([]);
  });

  it("carries the tags of its design wherever a type takes any", () => {
    expect(RULES.tagsRequired.judge({ tags: ["cost-center", "Owner"] }, input).violations).toEqual([]);
    expect(RULES.tagsRequired.judge({ tags: ["team"] }, input).violations[0]?.addresses.length).toBeGreaterThan(5);
  });

  it("lies in the region of its environment", () => {
    const region = input.target.region;
    expect(RULES.regionsAllowed.judge({ regions: [region] }, input).violations).toEqual([]);
    const [first] = RULES.regionsAllowed.judge({ regions: ["us-*"] }, input).violations;
    expect(first?.message).toBe(`The environment is in ${region}, which is not allowed.`);
  });
});

it("names GPU machines that it counts, on every cloud", () => {
  const withGpus = CASES.map(({ id, cloud }) => {
    const { violations } = RULES.gpuCeiling.judge({ gpus: 0 }, inputOf(templatePlan(id, cloud), cloud));
    return violations.length > 0 ? cloud : undefined;
  });
  expect(new Set(withGpus.filter((cloud) => cloud !== undefined))).toEqual(new Set(["aws", "azure", "gcp"]));
});
