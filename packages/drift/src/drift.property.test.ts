import { canonicalJson, isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareResource } from "./compare-resource.ts";
import { recordedAs } from "./drift.testing.ts";
import { normalise } from "./normalise.ts";

const NAMES = ["Alpha", "Beta", "Gamma", "Delta", "location"];
const scalar = fc.oneof(
  fc.integer({ min: 1, max: 1_000 }),
  fc.constant(true),
  fc.constantFrom("Enabled", "westeurope", "arn:aws:s3:::bucket", "2026-01-01T00:00:00Z", "3600s", "a text"),
);
const tree: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(scalar, { minLength: 1, maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    fc.array(fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
})).value;
const properties: fc.Arbitrary<PropertyMap> = fc.dictionary(fc.constantFrom(...NAMES), tree, { minKeys: 1, noNullPrototype: true });

/** A value as some cloud may answer it: lists turned round, documents as text, scalars in another spelling. */
function rewritten(value: Value, turn: number): Value {
  if (isList(value)) return value.map((item) => rewritten(item, turn + 1)).toReversed();
  if (isMap(value)) {
    const map = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewritten(item, turn + 1)]));
    return turn % 3 === 2 ? JSON.stringify(map) : { ...map, FilledIn: "by the cloud" };
  }
  if (typeof value === "string") return /^[A-Za-z]+$/.test(value) && turn % 2 === 0 ? value.toUpperCase() : value;
  return turn % 2 === 0 ? String(value) : value;
}

/** Every place of a scalar. */
function leaves(value: Value, path: readonly string[] = []): readonly (readonly string[])[] {
  if (isList(value)) return value.flatMap((item, index) => leaves(item, [...path, String(index)]));
  if (isMap(value)) return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return [path];
}

function changedAt(value: Value, [key, ...rest]: readonly string[]): Value {
  if (key === undefined) return "changed by somebody";
  if (isList(value)) return value.map((item, index) => (String(index) === key ? changedAt(item, rest) : item));
  return isMap(value) ? { ...value, [key]: changedAt(value[key] ?? null, rest) } : value;
}

const look = (sent: PropertyMap, seen: Value) => compareResource(recordedAs(sent), { exists: true, attributes: isMap(seen) ? seen : {} });

const plain = (path: string) => path.replaceAll(/\.\d+(?=\.|$)/g, "");

describe("findings", () => {
  it("are none while the cloud has what was sent, however it writes it", () => {
    fc.assert(
      fc.property(properties, (sent) => {
        expect(look(sent, rewritten(sent, 0))).toEqual([]);
      }),
    );
  });

  it("name the place, or what it lies in, of every change", () => {
    fc.assert(
      fc.property(properties, fc.nat(), (sent, pick) => {
        const places = leaves(sent);
        const place = places[pick % places.length] ?? [];
        const seen = changedAt(sent, place);
        const found = look(sent, seen);
        expect(found.length).toBeGreaterThan(0);
        expect(found.some(({ path }) => `${plain(place.join("."))}.`.startsWith(`${plain(path)}.`))).toBe(true);
      }),
    );
  });
});

describe("normalising", () => {
  it("twice is normalising once", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          tree,
          fc.jsonValue().map((value) => value as Value),
        ),
        (value) => {
          const once = normalise(value);
          const twice = normalise(once);
          expect(twice === undefined ? "" : canonicalJson(twice)).toBe(once === undefined ? "" : canonicalJson(once));
        },
      ),
      { numRuns: 500 },
    );
  });
});
