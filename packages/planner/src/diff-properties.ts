import {
  canonicalJson,
  isJoin,
  isKnown,
  isList,
  isMap,
  isReference,
  isSecret,
  type PropertyMap,
  type TypeFacts,
  type Value,
  walkValue,
} from "@zerolake/resources";
import type { PropertyChange } from "./plan.ts";
import { isWithin, overlaps, valueAt } from "./property-path.ts";

export interface DiffInput {
  /** What was sent last; secrets as markers. */
  readonly before: PropertyMap;
  /** What is wanted, with every known reference resolved. */
  readonly after: PropertyMap;
  readonly facts: TypeFacts;
  /** Dotted path → digest of the secret that was sent there. */
  readonly sentDigests: Readonly<Record<string, string>>;
  /** Secret name → digest of its text today. */
  readonly currentDigests: Readonly<Record<string, string>>;
}

/**
 * What differs, as dotted paths in the order of the wanted properties, removed ones last. Maps are compared by key, lists by
 * position, tags by their key; read-only properties never differ. Linear in the size of both.
 */
export function diffProperties(input: DiffInput): PropertyChange[] {
  const changes: PropertyChange[] = [];
  const writable = (key: string): boolean => !input.facts.readOnly.includes(key);
  for (const key of unionOfKeys(input.before, input.after).filter(writable)) {
    const isTags = key === input.facts.tags?.property;
    compare(isTags ? tagMap(input.before[key]) : input.before[key], isTags ? tagMap(input.after[key]) : input.after[key], key, {
      input,
      changes,
    });
  }
  return changes;
}

/** Properties of a resource that does not exist yet, as changes from nothing. */
export function propertiesAsChanges(properties: PropertyMap): PropertyChange[] {
  return Object.entries(properties).map(([path, after]) => change({ path, before: undefined, after, forcesReplacement: false }));
}

interface Collector {
  readonly input: DiffInput;
  readonly changes: PropertyChange[];
}

function compare(before: Value | undefined, after: Value | undefined, path: string, collector: Collector): void {
  if (before !== undefined && after !== undefined) {
    if (isPlainMap(before) && isPlainMap(after)) {
      for (const key of unionOfKeys(before, after)) compare(before[key], after[key], `${path}.${key}`, collector);
      return;
    }
    if (isList(before) && isList(after)) {
      for (let index = 0; index < Math.max(before.length, after.length); index += 1)
        compare(before[index], after[index], `${path}.${index}`, collector);
      return;
    }
  }
  if (isSame(before, after, path, collector.input)) return;
  collector.changes.push(change({ path, before, after, forcesReplacement: forcesReplacement({ path, before, after }, collector.input) }));
}

function isSame(before: Value | undefined, after: Value | undefined, path: string, input: DiffInput): boolean {
  if (before !== undefined && after !== undefined && isSecret(before) && isSecret(after)) {
    const today = input.currentDigests[after.$secret];
    return today === undefined ? before.$secret === after.$secret : today === input.sentDigests[path];
  }
  if (before === undefined || after === undefined) return before === after;
  return isKnown(after) && canonicalJson(before) === canonicalJson(after) && hasSameSecrets(after, path, input);
}

/** Text joined from secrets reads the same when a secret's text has changed: only the digests tell. */
function hasSameSecrets(value: Value, path: string, { sentDigests, currentDigests }: DiffInput): boolean {
  let same = true;
  walkValue(value, (item, inner) => {
    if (!isSecret(item)) return;
    const today = currentDigests[item.$secret];
    if (today !== undefined && today !== sentDigests[[path, ...inner].join(".")]) same = false;
  });
  return same;
}

/** A change of tags alone is never a reason to make something new, whatever the cloud says about the property. */
function forcesReplacement(
  { path, before, after }: { path: string; before: Value | undefined; after: Value | undefined },
  { facts }: DiffInput,
) {
  if (facts.tags && isWithin(path, facts.tags.property)) return false;
  return facts.createOnly.some((createOnly) => {
    if (isWithin(path, createOnly)) return true;
    return overlaps(path, createOnly) && (contains(before, path, createOnly) || contains(after, path, createOnly));
  });
}

/** Whether a value that came or went as a whole has the create-only property inside. */
function contains(value: Value | undefined, path: string, createOnly: string): boolean {
  const rest = createOnly.split(".").slice(path.split(".").filter((key) => !/^\d+$/.test(key)).length);
  if (value === undefined || !isMap(value)) return false;
  return rest.includes("*") || valueAt(value, rest.join(".")) !== undefined;
}

function change({
  path,
  before,
  after,
  forcesReplacement,
}: {
  path: string;
  before: Value | undefined;
  after: Value | undefined;
  forcesReplacement: boolean;
}): PropertyChange {
  const isSensitive = hasSecret(before) || hasSecret(after);
  return {
    path,
    ...(before === undefined || isSensitive ? {} : { before }),
    ...(after === undefined || isSensitive ? {} : { after }),
    forcesReplacement,
    isKnownAfterApply: after !== undefined && !isKnown(after),
    isSensitive,
  };
}

export function hasSecret(value: Value | undefined): boolean {
  if (value === undefined) return false;
  if (isJoin(value)) return value.$join.some(hasSecret);
  if (isList(value)) return value.some(hasSecret);
  return isMap(value) && (isSecret(value) || Object.values(value).some(hasSecret));
}

function isPlainMap(value: Value): value is PropertyMap {
  return isMap(value) && !isReference(value) && !isSecret(value) && !isJoin(value);
}

function unionOfKeys(before: PropertyMap, after: PropertyMap): string[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])];
}

/** A list of `{ Key, Value }` as a map, so that the order of tags says nothing. Other shapes stay as they are. */
function tagMap(tags: Value | undefined): Value | undefined {
  if (tags === undefined || !isList(tags)) return tags;
  const entries = tags.map((tag) =>
    isMap(tag) && typeof tag["Key"] === "string" ? ([tag["Key"], tag["Value"] ?? ""] as const) : undefined,
  );
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : tags;
}
