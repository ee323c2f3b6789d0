import type { Address } from "./address.ts";

/** A value that is only known after another resource exists: attribute `attr` (dotted path) of `$ref`. */
export interface Reference {
  readonly $ref: Address;
  readonly attr: string;
}

/** A secret that the shell looks up at the moment of the call; its text never enters a plan, an event or a log. */
export interface SecretMarker {
  readonly $secret: string;
}

/** Text put together from literals and references. */
export interface Join {
  readonly $join: readonly Value[];
}

export interface PropertyMap {
  readonly [key: string]: Value;
}

/** JSON plus the three markers. This is the public form that the command line prints. */
export type Value = string | number | boolean | null | readonly Value[] | Reference | SecretMarker | Join | PropertyMap;

export function reference(address: Address, attr: string): Reference {
  return { $ref: address, attr };
}

export function secret(name: string): SecretMarker {
  return { $secret: name };
}

/** Joins text and references; adjacent literals are merged, and a join without references is plain text. */
export function join(...parts: readonly Value[]): Value {
  const merged: Value[] = [];
  for (const part of parts.flatMap((part) => (isJoin(part) ? part.$join : [part]))) {
    const last = merged.at(-1);
    if (isLiteral(part) && typeof last === "string") merged[merged.length - 1] = last + String(part);
    else merged.push(isLiteral(part) ? String(part) : part);
  }
  if (merged.length === 0) return "";
  return merged.length === 1 && typeof merged[0] === "string" ? merged[0] : { $join: merged };
}

export function isReference(value: Value): value is Reference {
  return isMap(value) && typeof value["$ref"] === "string";
}

export function isSecret(value: Value): value is SecretMarker {
  return isMap(value) && typeof value["$secret"] === "string";
}

export function isJoin(value: Value): value is Join {
  return isMap(value) && Array.isArray(value["$join"]);
}

/** True for every object that is not one of the three markers, too: check the markers first. */
export function isMap(value: Value | undefined): value is PropertyMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isLiteral(value: Value): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Calls `visit` for the value and everything inside it, markers included, parents before children. */
export function walkValue(value: Value, visit: (value: Value, path: readonly string[]) => void, path: readonly string[] = []): void {
  visit(value, path);
  if (isReference(value) || isSecret(value)) return;
  if (isJoin(value)) value.$join.forEach((part, index) => walkValue(part, visit, [...path, String(index)]));
  else if (isList(value)) value.forEach((item, index) => walkValue(item, visit, [...path, String(index)]));
  else if (isMap(value)) for (const [key, item] of Object.entries(value)) walkValue(item, visit, [...path, key]);
}

/** All references inside a value, in order of appearance. */
export function collectReferences(value: Value): Reference[] {
  const found: Reference[] = [];
  gather(value, found);
  return found;
}

/** Without the paths that `walkValue` builds: this is asked for every resource in every pass. */
function gather(value: Value, found: Reference[]): void {
  if (typeof value !== "object" || value === null) return;
  if (isList(value)) for (const item of value) gather(item, found);
  else if (isReference(value)) found.push(value);
  else if (isJoin(value)) gather(value.$join, found);
  else if (!isSecret(value)) for (const key in value) gather(value[key] as Value, found);
}

/**
 * Replaces references and secrets by what `lookup` returns; `undefined` means "not known yet" and leaves the marker
 * in place. A join becomes text once every part is known.
 */
export function substitute(value: Value, lookup: (marker: Reference | SecretMarker) => Value | undefined): Value {
  if (isReference(value) || isSecret(value)) return lookup(value) ?? value;
  if (isJoin(value)) return join(...value.$join.map((part) => substitute(part, lookup)));
  if (isList(value)) return value.map((item) => substitute(item, lookup));
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, lookup)]));
  return value;
}

/** True when no reference is left inside; secrets may be. */
export function isKnown(value: Value): boolean {
  return collectReferences(value).length === 0;
}
