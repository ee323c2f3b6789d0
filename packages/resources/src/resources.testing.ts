import * as fc from "fast-check";
import type { Value } from "./value.ts";

const key = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !text.startsWith("$") && text !== "__proto__");
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.record({ $ref: fc.constantFrom("a.x", "b.y"), attr: fc.constantFrom("Arn", "Id") }),
  fc.constant({ $secret: "password" }),
);

/** Any value with references, secrets and joins inside. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map(($join) => ({ $join })),
  ),
})).value;
