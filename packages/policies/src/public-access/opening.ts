import { isList, isMap, type PropertyMap, type Value, valuesAt } from "@zerolake/resources";

/**
 * - `anonymous`: whoever finds it uses it, without signing in.
 * - `internet`: its address answers from anywhere; who signs in is still checked.
 */
export type Exposure = "anonymous" | "internet";

/** A way in which a type is open to the public, and how to see it. */
export interface Opening {
  readonly type: string;
  readonly exposure: Exposure;
  /** What is open, as a sentence without its subject. */
  readonly says: string;
  readonly isOpen: (properties: PropertyMap) => boolean;
}

/** Open when one of the values stands at the path. */
export function openAt(path: string, ...values: readonly Value[]): Opening["isOpen"] {
  return (properties) => valuesAt(properties, path).some((value) => values.includes(value));
}

/** Open unless one of the values stands at the path. */
export function openUnless(path: string, ...values: readonly Value[]): Opening["isOpen"] {
  return (properties) => !valuesAt(properties, path).some((value) => values.includes(value));
}

const ANYWHERE: ReadonlySet<Value> = new Set(["0.0.0.0/0", "::/0", "*", "Internet", "Any"]);

/** Open when an address range at the path is the whole internet. */
export function openToAnywhere(path: string): Opening["isOpen"] {
  return (properties) => valuesAt(properties, path).some((value) => ANYWHERE.has(value));
}

/** Open when a statement of the policy allows everybody, and no condition narrows that. */
export function allowsEverybody(path: string): Opening["isOpen"] {
  return (properties) =>
    valuesAt(properties, path).some((policy) => {
      const statements = isMap(policy) ? policy["Statement"] : undefined;
      return (isList(statements) ? statements : []).some(
        (statement) =>
          isMap(statement) &&
          statement["Effect"] === "Allow" &&
          isEverybody(statement["Principal"]) &&
          statement["Condition"] === undefined,
      );
    });
}

function isEverybody(principal: Value | undefined): boolean {
  if (principal === "*") return true;
  if (isList(principal)) return principal.some(isEverybody);
  return isMap(principal) && Object.values(principal).some(isEverybody);
}
