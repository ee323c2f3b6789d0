import fc from "fast-check";
import superjson from "superjson";
import { expect, it } from "vitest";
import { writeAnswer } from "./write-answer.ts";

const key = fc.oneof(fc.string(), fc.constantFrom("a.b", "a\\b", "0", "", "constructor", "toString"));
const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.date(),
  fc.constantFrom(null, undefined, Number.NaN, -0, Number.POSITIVE_INFINITY, 7n),
  fc.constantFrom(new Map([["a", 1]]), new Set([1]), /x/, new URL("https://zerolake.example/")),
);
const answers = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("any"), { maxLength: 5 }),
    fc.dictionary(key, tie("any"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).any;

const attempt = (write: () => unknown) => {
  try {
    return write();
  } catch (error) {
    return String(error);
  }
};

it("writes what superjson writes", () => {
  fc.assert(
    fc.property(answers, (answer) => {
      // superjson names things that stand twice; with copies it finds none.
      const fresh = copy(answer);
      expect(attempt(() => writeAnswer(fresh))).toEqual(attempt(() => superjson.serialize(fresh)));
    }),
    { numRuns: 3_000 },
  );
});

it("is read as it was, also where one thing stands twice", () => {
  const person = { name: "Mira", since: new Date(0), left: undefined };
  const answer = { author: person, approvers: [person], at: [new Date(1)] };
  expect(superjson.deserialize(JSON.parse(JSON.stringify(writeAnswer(answer))))).toEqual(answer);
});

it("leaves what goes round in a circle to superjson", () => {
  const cycle: Record<string, unknown> = { name: "Mira" };
  cycle["self"] = cycle;
  expect(writeAnswer(cycle)).toEqual(superjson.serialize(cycle));
});

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
}
