import { collectReferences, type DesiredResource, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { ANSWERED, DRAWN_SAMPLES, type Sample, sampleTarget, templateSamples } from "./sample-environments.testing.ts";
import { isKnownAttribute, uncheckedReason, type Violation, violationsOf } from "./vendor-schema.testing.ts";

const SAMPLES: readonly Sample[] = [...templateSamples(), ...DRAWN_SAMPLES];
const ENVIRONMENTS = SAMPLES.flatMap((sample) =>
  TIERS.flatMap((tier) => [
    { ...sample, tier, answers: "open", compiled: compile(sample.blueprint, sampleTarget(tier)) },
    { ...sample, tier, answers: "answered", compiled: compile(sample.blueprint, sampleTarget(tier, ANSWERED)) },
  ]),
);

function badReferences(resources: readonly DesiredResource[]): string[] {
  const types = new Map(resources.map((resource) => [resource.address, resource.type]));
  return resources.flatMap((resource) =>
    collectReferences(resource.properties)
      .filter(({ $ref, attr }) => !isKnownAttribute(types.get($ref) ?? "", attr))
      .map(({ $ref, attr }) => `${resource.address} reads ${attr} of ${$ref} (${types.get($ref)})`),
  );
}

describe("every resource against the vendor's own schema", () => {
  it.each(ENVIRONMENTS)("$name, $tier, questions $answers", ({ compiled: { resources, diagnostics } }) => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(resources.flatMap(violationsOf)).toEqual([]);
    expect(badReferences(resources)).toEqual([]);
  });

  it("counts what was checked and names what was not", () => {
    const rows = ENVIRONMENTS.map(({ name, tier, answers, compiled: { resources } }) => {
      const unchecked = resources.filter((resource) => uncheckedReason(resource) !== undefined);
      return {
        name,
        tier,
        answers,
        resources: resources.length,
        checked: resources.length - unchecked.length,
        unchecked: unchecked.length,
      };
    });
    const reasons = ENVIRONMENTS.flatMap(({ compiled }) => compiled.resources).flatMap((resource) =>
      uncheckedReason(resource) === undefined ? [] : [`${resource.type}: ${uncheckedReason(resource)}`],
    );
    process.stdout.write(`\n${table(rows)}\n\nNot checked:\n${[...new Set(reasons)].sort().join("\n")}\n`);
    expect(rows.every(({ resources, unchecked }) => unchecked / resources < 0.1)).toBe(true);
  });
});

interface Row {
  readonly name: string;
  readonly tier: string;
  readonly answers: string;
  readonly resources: number;
  readonly checked: number;
  readonly unchecked: number;
}

function table(rows: readonly Row[]): string {
  return ["blueprint | tier | questions | resources | checked | unchecked", ...rows.map((row) => Object.values(row).join(" | "))].join(
    "\n",
  );
}

describe("a broken recipe fails the check", () => {
  const bucket = ENVIRONMENTS[0]?.compiled.resources.find(({ type }) => type === "AWS::S3::Bucket");

  it.each([
    ["an unknown property", { BucketNam: "x" }, { path: "BucketNam", problem: "is not a property of the type" }],
    ["a read-only property", { Arn: "arn:aws:s3:::x" }, { path: "Arn", problem: "is read-only" }],
    ["a value outside the enumeration", { VersioningConfiguration: { Status: "On" } }, { path: "VersioningConfiguration.Status" }],
    ["a missing required property", { VersioningConfiguration: {} }, { path: "VersioningConfiguration.Status", problem: "is required" }],
    ["a wrong type", { ObjectLockEnabled: "yes" }, { path: "ObjectLockEnabled" }],
  ])("by %s", (_what, properties, expected: Partial<Violation>) => {
    expect(bucket).toBeDefined();
    if (!bucket) return;
    const broken = { ...bucket, properties: { ...bucket.properties, ...properties } };
    expect(violationsOf(broken)).toMatchObject([expected]);
  });

  it("by a type that the vendor does not know", () => {
    expect(bucket && uncheckedReason({ ...bucket, type: "AWS::S3::Bukket" })).toContain("not in the vendor's schema");
  });
});
