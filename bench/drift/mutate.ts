import type { Mutation } from "./mutation.ts";

type Json = { [key: string]: unknown };

/** What the sandbox's control API takes: a change of the top-level property that the path lies in, or the end of it all. */
export type Change = { readonly delete: true } | { readonly patch: readonly { op: string; path: string; value?: unknown }[] };

/** The change that a mutation makes of a resource; `undefined` where it has nothing to change there, or would change nothing. */
export function changeOf({ act, path, value }: Mutation, properties: Json): Change | undefined {
  if (act === "delete") return { delete: true };
  const keys = path.split(".");
  const [top = ""] = keys;
  const before = properties[top];
  if (isThere(properties, keys) === (act === "add")) return undefined;
  const after = changed(before, keys.slice(1), (inner) => mutated(act, inner, value));
  if (JSON.stringify(after) === JSON.stringify(before)) return undefined;
  const pointer = `/${top.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  if (after === undefined) return { patch: [{ op: "remove", path: pointer }] };
  return { patch: [{ op: before === undefined ? "add" : "replace", path: pointer, value: after }] };
}

function mutated(act: Mutation["act"], inner: unknown, value: unknown): unknown {
  switch (act) {
    case "set":
    case "add":
      return value;
    case "push":
      return Array.isArray(inner) ? [...(inner as readonly unknown[]), value] : inner;
    case "turn":
      return Array.isArray(inner) ? (inner as readonly unknown[]).toReversed() : inner;
    case "spell":
      return spelled(inner);
    default:
      return undefined;
  }
}

function spelled(inner: unknown): unknown {
  if (typeof inner === "string") return inner === inner.toUpperCase() ? inner.toLowerCase() : inner.toUpperCase();
  return typeof inner === "object" ? JSON.stringify(inner) : String(inner);
}

function changed(value: unknown, [key, ...rest]: readonly string[], change: (inner: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? changed(item, rest, change) : item));
  const map: Json = typeof value === "object" && value !== null ? (value as Json) : {};
  const { [key]: _before, ...others } = map;
  const inner = changed(map[key], rest, change);
  return inner === undefined ? others : { ...map, [key]: inner };
}

function isThere(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  if (typeof value !== "object" || value === null) return false;
  return isThere((value as Json)[key], rest);
}
