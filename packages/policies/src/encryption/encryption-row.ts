import { isList, isMap, type Value, valuesAt } from "@zerolake/resources";

/**
 * How a type that holds data is encrypted where it rests.
 * - `here`: by itself. The cloud does it unasked, unless `on` or `off` says where it is switched.
 * - `elsewhere`: what it holds lies in another resource, which is judged for itself.
 */
export type EncryptionRow = { readonly type: string } & (
  | ({ readonly rests: "here" } & Keeping)
  | { readonly rests: "elsewhere"; readonly in: string }
);

export interface Keeping {
  /** Encrypted only when one of these values stands there. */
  readonly on?: Switch;
  /** Encrypted unless one of these values stands there. */
  readonly off?: Switch;
  /** Where a key of one's own is named; absent when the service takes none. One of them is enough. */
  readonly ownKey?: readonly string[];
  /** Every store that is there needs a key, not only one of them. */
  readonly isEachStoreKeyed?: true;
  /** The key is named in another resource of the component: its type, where, and what the text contains. */
  readonly ownKeyIn?: { readonly type: string; readonly path: string; readonly contains: string };
}

interface Switch {
  readonly path: string;
  readonly values: readonly Value[];
}

/** Types that lie elsewhere, in one line. */
export function elsewhere(place: string, ...types: readonly string[]): readonly EncryptionRow[] {
  return types.map((type) => ({ type, rests: "elsewhere", in: place }));
}

export function isSwitched({ path, values }: Switch, properties: Value): boolean {
  return valuesAt(properties, path).some((value) => values.includes(value));
}

/** A key of the cloud's own, by its alias, is none of ours; one that is known after the apply is. */
export function namesOwnKey(properties: Value, paths: readonly string[], isEach: boolean): boolean {
  const present = isEach ? paths.filter((path) => valuesAt(properties, path.split(".")[0] ?? "").length > 0) : paths;
  const named = (path: string) => valuesAt(properties, path).some((value) => isMap(value) || (typeof value === "string" && isOwn(value)));
  return isEach ? present.length > 0 && present.every(named) : present.some(named);
}

function isOwn(key: string): boolean {
  return key !== "" && !key.startsWith("alias/aws/") && !key.includes(":alias/aws/");
}

/** All text inside, where a policy document is a text with references in it. */
export function textIn(value: Value | undefined): string {
  if (typeof value === "string") return value;
  if (isList(value)) return value.map(textIn).join("");
  return isMap(value) ? Object.values(value).map(textIn).join("") : "";
}
