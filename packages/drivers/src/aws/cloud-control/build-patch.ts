import { isMap, type PropertyMap, type TypeFacts, type Value } from "@zerolake/resources";
import { contains, isCovered, isEqual, type Path, toPointer, valueAt, without, withValue } from "../../property-path.ts";

export type PatchOperation =
  | { readonly op: "add"; readonly path: string; readonly value: Value }
  | { readonly op: "remove"; readonly path: string };

export interface PatchInput {
  /** What a read returns now. */
  readonly current: PropertyMap;
  /** What was applied last. */
  readonly prior: PropertyMap;
  readonly desired: PropertyMap;
  readonly facts: Pick<TypeFacts, "createOnly" | "readOnly" | "writeOnly" | "tags">;
}

/** Sending these again would make a new secret or rewrite table metadata. */
const NEVER_SENT_AGAIN = ["SecretString", "GenerateSecretString", "IcebergMetadata"];

/**
 * The RFC 6902 document that turns what a read returns into what is desired. It walks the desired state beside the read
 * model: equal parts say nothing, maps are entered, everything else is set with `add` (which also replaces). What was
 * applied before and is wanted no longer is removed, what the cloud added stays. Create-only and read-only properties are
 * never touched. Write-only ones cannot be compared: when anything changes they are all sent again, because the handler
 * cannot read them either.
 */
export function buildPatch(input: PatchInput): readonly PatchOperation[] {
  const { current, prior, desired, facts } = input;
  const fixed = [...facts.createOnly, ...facts.readOnly];
  const writeOnly = [...facts.writeOnly.filter((path) => !isCovered(path.split("."), fixed)), ...NEVER_SENT_AGAIN];
  const frame: Frame = { fixed, writeOnly };
  const visible = compareMaps(frame, { current, prior, desired, path: [] });
  const again = facts.writeOnly.filter((path) => isSentAgain(path, fixed, facts));
  const hasHiddenChange = again.some((path) => !isEqual(hidden(prior, path), hidden(desired, path)));
  if (visible.length === 0 && !hasHiddenChange) return [];
  const sendable = without(desired, [...fixed, ...NEVER_SENT_AGAIN]) as PropertyMap;
  return [...visible, ...sendAgain(applied(current, visible), sendable, again)];
}

interface Frame {
  readonly fixed: readonly string[];
  readonly writeOnly: readonly string[];
}

interface Level {
  readonly current: PropertyMap;
  readonly prior: PropertyMap;
  readonly desired: PropertyMap;
  readonly path: Path;
}

function compareMaps(frame: Frame, level: Level): readonly PatchOperation[] {
  const keys = [...new Set([...Object.keys(level.desired), ...Object.keys(level.prior)])];
  return keys.flatMap((key) => {
    const path = [...level.path, key];
    if (isCovered(path, frame.fixed) || isCovered(path, frame.writeOnly)) return [];
    const now = level.current[key];
    const wanted = level.desired[key];
    if (wanted === undefined) return now === undefined ? [] : [{ op: "remove" as const, path: toPointer(path) }];
    return compareValues(frame, { now, before: level.prior[key], wanted, path });
  });
}

function compareValues(
  frame: Frame,
  { now, before, wanted, path }: { now: Value | undefined; before: Value | undefined; wanted: Value; path: Path },
): readonly PatchOperation[] {
  if (isMap(wanted) && isMap(now)) {
    return compareMaps(frame, { current: now, prior: isMap(before) ? before : {}, desired: wanted, path });
  }
  const sent = without(wanted, frame.fixed, path);
  const comparable = without(sent, frame.writeOnly, path);
  if (now !== undefined && contains(now, comparable)) return [];
  return isMap(wanted) && isMap(comparable) && Object.keys(comparable).length === 0 && Object.keys(wanted).length > 0
    ? []
    : [{ op: "add", path: toPointer(path), value: sent }];
}

/** Tags that are write-only are changed by the service's own tagging calls or not at all. */
function isSentAgain(path: string, fixed: readonly string[], facts: PatchInput["facts"]): boolean {
  const keys = path.split(".");
  if (isCovered(keys, fixed) || isCovered(keys, NEVER_SENT_AGAIN) || keys.includes("*")) return false;
  return path !== facts.tags?.property;
}

function hidden(properties: PropertyMap, path: string): Value | undefined {
  return valueAt(properties, path.split("."));
}

/** Sets each write-only value; where its parent is missing in the model, the parent is set as a whole. */
function sendAgain(model: PropertyMap, desired: PropertyMap, paths: readonly string[]): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  let working = model;
  for (const path of paths.map((text) => text.split("."))) {
    if (valueAt(desired, path) === undefined || valueAt(working, path) !== undefined) continue;
    const length = path.findIndex((_, index) => valueAt(working, path.slice(0, index + 1)) === undefined) + 1;
    const target = path.slice(0, length);
    const value = valueAt(desired, target) ?? null;
    operations.push({ op: "add", path: toPointer(target), value });
    working = withValue(working, target, value);
  }
  return operations;
}

/** Only enough of the result to know which parents exist: removals cannot be parents of what is set. */
function applied(model: PropertyMap, operations: readonly PatchOperation[]): PropertyMap {
  return operations.reduce<PropertyMap>((result, operation) => {
    if (operation.op === "remove") return result;
    const path = operation.path
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return withValue(result, path, operation.value);
  }, model);
}
