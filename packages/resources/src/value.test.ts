import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyValue } from "./resources.testing.ts";
import { collectReferences, isKnown, isReference, isSecret, join, reference, secret, substitute, walkValue } from "./value.ts";

describe("values", () => {
  it("the quick search finds exactly the references that a full walk meets, in the same order", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const met: unknown[] = [];
        walkValue(value, (item) => isReference(item) && met.push(item));
        expect(collectReferences(value)).toEqual(met);
      }),
    );
  });

  it("is known once every reference has been replaced, and secrets stay", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const filled = substitute(value, (marker) => ("$ref" in marker ? "filled" : undefined));
        expect(isKnown(filled)).toBe(true);
        expect(secretsIn(filled)).toBe(secretsIn(value));
      }),
    );
  });

  it("stays as it is when nothing is known yet", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(collectReferences(substitute(value, () => undefined))).toEqual(collectReferences(value));
      }),
    );
  });
});

describe("join", () => {
  it("is plain text without references, and merges neighbouring text with them", () => {
    expect(join("a", 1, true)).toBe("a1true");
    expect(join("s3://", reference("lake.bucket", "Name"), "/", "raw")).toEqual({
      $join: ["s3://", { $ref: "lake.bucket", attr: "Name" }, "/raw"],
    });
    expect(join(join("a", reference("x.y", "Arn")), "b")).toEqual({ $join: ["a", { $ref: "x.y", attr: "Arn" }, "b"] });
    expect(join()).toBe("");
  });

  it("becomes text once its references are known, but never with a secret inside", () => {
    const known = substitute(join("a-", reference("x.y", "Id")), () => "7");
    expect(known).toBe("a-7");
    expect(substitute(join("password=", secret("p")), () => undefined)).toEqual({ $join: ["password=", { $secret: "p" }] });
  });
});

function secretsIn(value: Parameters<typeof walkValue>[0]): number {
  let count = 0;
  walkValue(value, (item) => {
    if (isSecret(item)) count += 1;
  });
  return count;
}
