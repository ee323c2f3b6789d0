import type { PropertyMap, Value } from "@zerolake/resources";
import * as fc from "fast-check";
import { applyPatch, type Operation } from "rfc6902";
import { describe, expect, it } from "vitest";
import { contains } from "../../property-path.ts";
import { buildPatch, type PatchInput } from "./build-patch.ts";

const NO_FACTS = { createOnly: [], readOnly: [], writeOnly: [], tags: null };

function patched({ current, ...rest }: PatchInput): PropertyMap {
  const model = structuredClone(current) as PropertyMap;
  const problems = applyPatch(model, buildPatch({ current, ...rest }) as unknown as Operation[]).filter((result) => result !== null);
  if (problems.length > 0) throw problems[0] as Error;
  return model;
}

const key = fc.constantFrom("Alpha", "Beta", "Gamma~1", "De/lta");
const { tree } = fc.letrec<{ tree: Value; map: PropertyMap }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.string(), fc.boolean(), fc.array(tie("tree"), { maxLength: 3 }), tie("map")),
  map: fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
}));
const properties = fc.dictionary(key, tree, { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<PropertyMap>;

describe("buildPatch", () => {
  it("turns whatever is read into something that holds all that is desired", () => {
    fc.assert(
      fc.property(properties, properties, properties, (current, prior, desired) => {
        expect(contains(patched({ current, prior, desired, facts: NO_FACTS }), desired)).toBe(true);
      }),
    );
  });

  it("says nothing once it has been applied", () => {
    fc.assert(
      fc.property(properties, properties, properties, (current, prior, desired) => {
        const after = patched({ current, prior, desired, facts: NO_FACTS });
        expect(buildPatch({ current: after, prior: desired, desired, facts: NO_FACTS })).toEqual([]);
      }),
    );
  });

  it("never touches what can only be set at creation or by the cloud", () => {
    fc.assert(
      fc.property(properties, properties, properties, key, (current, prior, desired, fixed) => {
        for (const facts of [
          { ...NO_FACTS, createOnly: [fixed] },
          { ...NO_FACTS, readOnly: [fixed] },
        ]) {
          expect(patched({ current, prior, desired, facts })[fixed]).toEqual(current[fixed]);
        }
      }),
    );
  });

  it("keeps what the cloud added and removes what was ours and is wanted no longer", () => {
    const patch = buildPatch({
      current: { Name: "a", Default: 1, Old: true, Deep: { Added: 1, Gone: 2, Kept: 3 } },
      prior: { Name: "a", Old: true, Deep: { Gone: 2, Kept: 3 } },
      desired: { Name: "a", Deep: { Kept: 4 } },
      facts: NO_FACTS,
    });
    expect(patch).toEqual([
      { op: "add", path: "/Deep/Kept", value: 4 },
      { op: "remove", path: "/Deep/Gone" },
      { op: "remove", path: "/Old" },
    ]);
  });

  it("does not take another order of a set for a change", () => {
    const current = {
      Subnets: ["b", "a"],
      Tags: [
        { Key: "y", Value: "2" },
        { Key: "x", Value: "1" },
      ],
    };
    const desired = {
      Subnets: ["a", "b"],
      Tags: [
        { Key: "x", Value: "1" },
        { Key: "y", Value: "2" },
      ],
    };
    expect(buildPatch({ current, prior: desired, desired, facts: NO_FACTS })).toEqual([]);
  });

  it("sends write-only values again with every change, and only then", () => {
    const facts = { ...NO_FACTS, writeOnly: ["Code.S3Bucket", "Code.S3Key"] };
    const desired = { Memory: 128, Code: { S3Bucket: "b", S3Key: "k" } };
    expect(buildPatch({ current: { Memory: 128 }, prior: desired, desired, facts })).toEqual([]);
    expect(buildPatch({ current: { Memory: 128 }, prior: desired, desired: { ...desired, Memory: 256 }, facts })).toEqual([
      { op: "add", path: "/Memory", value: 256 },
      { op: "add", path: "/Code", value: { S3Bucket: "b", S3Key: "k" } },
    ]);
    expect(
      buildPatch({
        current: { Memory: 128, Code: { Sha: "1" } },
        prior: desired,
        desired: { ...desired, Code: { S3Bucket: "b", S3Key: "k2" } },
        facts,
      }),
    ).toEqual([
      { op: "add", path: "/Code/S3Bucket", value: "b" },
      { op: "add", path: "/Code/S3Key", value: "k2" },
    ]);
  });

  it("never makes a new secret by sending an old one again", () => {
    const facts = { ...NO_FACTS, writeOnly: ["SecretString", "GenerateSecretString"] };
    const desired = { Name: "s", Description: "new", SecretString: "text", GenerateSecretString: { PasswordLength: 32 } };
    const patch = buildPatch({ current: { Name: "s", Description: "old" }, prior: { ...desired, Description: "old" }, desired, facts });
    expect(patch).toEqual([{ op: "add", path: "/Description", value: "new" }]);
  });

  it("leaves the tags of a type alone that takes them only at creation", () => {
    const facts = { ...NO_FACTS, createOnly: ["Tags"], writeOnly: ["Tags"], tags: { property: "Tags", shape: "list" as const } };
    const desired = { Name: "c", Description: "new", Tags: [{ Key: "k", Value: "2" }] };
    expect(buildPatch({ current: { Name: "c" }, prior: { Name: "c", Tags: [{ Key: "k", Value: "1" }] }, desired, facts })).toEqual([
      { op: "add", path: "/Description", value: "new" },
    ]);
  });
});
