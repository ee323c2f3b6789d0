import { isList, isMap, type Value } from "./value.ts";

/** Every value at a dotted path; `*` stands for all items of a list. The empty path is the value itself. */
export function valuesAt(value: Value | undefined, path: string): readonly Value[] {
  if (value === undefined) return [];
  if (path === "") return [value];
  const [key = "", ...rest] = path.split(".");
  const below = rest.join(".");
  if (key === "*") return isList(value) ? value.flatMap((item) => valuesAt(item, below)) : [];
  return isMap(value) ? valuesAt(value[key], below) : [];
}

export function textsAt(value: Value | undefined, path: string): readonly string[] {
  return valuesAt(value, path).filter((found) => typeof found === "string");
}

/** Numbers, also where the cloud writes them as text with a unit (`"16 vCPU"`). */
export function numbersAt(value: Value | undefined, path: string): readonly number[] {
  return valuesAt(value, path)
    .map((found) => (typeof found === "string" ? Number.parseFloat(found) : found))
    .filter((found): found is number => typeof found === "number" && Number.isFinite(found));
}
