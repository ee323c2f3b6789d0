import { canonicalJson } from "@zerolake/resources";
import type { Filter } from "../filter/filter.ts";
import { matches } from "../filter/matches.ts";
import { isAssigned, isList, isObject, isSame, type Json, type JsonObject } from "../json.ts";
import { refuse } from "../problem.ts";
import { readOne, readValue } from "../resource/read-value.ts";
import type { Attribute } from "../schema/attribute.ts";
import { attributeNamed } from "../schema/resolve-attribute.ts";
import type { PatchTarget } from "./patch-target.ts";
import { withOnePrimary } from "./with-one-primary.ts";

interface Change {
  readonly op: "add" | "remove" | "replace";
  readonly target: PatchTarget;
  readonly value: Json | undefined;
}

/** The attribute's value after the change; `undefined`: it is unassigned. Values that stay are the same objects. */
export function changeAttribute(before: Json | undefined, change: Change): Json | undefined {
  const { attribute, chosen, sub } = change.target;
  if (!attribute.multiValued) return sub ? changePart(before, sub, change) : changeSingle(before, attribute, change);
  const values = isList(before) ? before : [];
  const after = chosen ? changeChosen(values, { ...change, chosen }) : sub ? changeEach(values, sub, change) : changeList(values, change);
  return after.length === 0 ? undefined : withOnePrimary(attribute, values, after);
}

function changeSingle(before: Json | undefined, attribute: Attribute, { op, value = null }: Change): Json | undefined {
  if (op === "remove") return undefined;
  const given = readValue(attribute, value);
  if (attribute.type !== "complex" || !isObject(before) || !isObject(value)) return given;
  // Parts that are named stand for themselves, and null or empty text unassigns one (RFC 7643 §2.5).
  const named = new Set(Object.keys(value).map((name) => attributeNamed(attribute.subAttributes, name)?.name));
  const after = { ...Object.fromEntries(Object.entries(before).filter(([name]) => !named.has(name))), ...(isObject(given) ? given : {}) };
  return isAssigned(value) && isAssigned(after) ? after : undefined;
}

/** A part of a complex attribute, or of one value of a list. */
function changePart(before: Json | undefined, sub: Attribute, { op, value = null }: Change): JsonObject | undefined {
  const { [sub.name]: present, ...others } = isObject(before) ? before : {};
  const next = op === "remove" ? undefined : readValue(sub, value);
  if (sub.mutability === "immutable" && isAssigned(present) && !isSame(present, next)) refuseChange(sub);
  const after = next === undefined ? others : { ...others, [sub.name]: next };
  return isAssigned(after) ? after : undefined;
}

function changeList(values: readonly Json[], { op, target: { attribute }, value = null }: Change): readonly Json[] {
  const given = readValue(attribute, value);
  const listed = isList(given) ? given : [];
  if (op === "replace") return listed;
  const identity = identityIn(attribute);
  if (op === "add") {
    const present = new Set(values.map(identity));
    return [...values, ...listed.filter((each) => !present.has(identity(each)))];
  }
  // Entra ID names the members to remove in the value; without one the whole list goes.
  const removed = new Set(listed.map(identity));
  return value === null ? [] : values.filter((each) => !removed.has(identity(each)));
}

/** People are the same by their id, whatever else is said about them; other values by all that they say. */
function identityIn({ subAttributes }: Attribute): (value: Json) => string {
  const isById = attributeNamed(subAttributes, "value")?.mutability === "immutable";
  return (value) => canonicalJson(isById && isObject(value) ? value["value"] : value);
}

function changeEach(values: readonly Json[], sub: Attribute, change: Change): readonly Json[] {
  return values.flatMap((each) => changePart(each, sub, change) ?? []);
}

type ChosenChange = Change & { readonly chosen: NonNullable<PatchTarget["chosen"]> };

function changeChosen(values: readonly Json[], { chosen, ...change }: ChosenChange): readonly Json[] {
  const { op, target, value = null } = change;
  const isChosen = (each: Json) => isObject(each) && matches(chosen.condition, each);
  if (!values.some(isChosen)) return op === "remove" ? values : [...values, newValue({ chosen, ...change })];
  if (op === "remove" && !target.sub) return values.filter((each) => !isChosen(each));
  const { sub } = target;
  const changed = (each: Json) => (sub ? changePart(each, sub, change) : changeWhole(each, target.attribute, { op, value }));
  return values.flatMap((each) => (isChosen(each) ? (changed(each) ?? []) : each));
}

function changeWhole(before: Json, attribute: Attribute, { op, value }: { op: Change["op"]; value: Json }): Json | undefined {
  const given = readOne(attribute, value);
  const immutable = attribute.subAttributes.find(
    ({ name, mutability }) => mutability === "immutable" && isObject(given) && isObject(before) && !isSame(before[name], given[name]),
  );
  if (immutable) refuseChange(immutable);
  return op === "add" && isObject(before) && isObject(given) ? { ...before, ...given } : given;
}

/** Entra ID adds `emails[type eq "work"].value`, or parts of it, where there is no such address yet: the filter then says what the new one is. */
function newValue({ op, target: { attribute, sub }, chosen: { filter }, value = null }: ChosenChange): Json {
  const known = op === "add" ? equalities(filter) : undefined;
  const parts = sub ? { [sub.name]: value } : isObject(value) ? value : undefined;
  const made = known && parts ? readOne(attribute, { ...known, ...parts }) : undefined;
  return made ?? refuse("noTarget", `No value of “${attribute.name}” meets the filter of the path.`);
}

function equalities(filter: Filter): JsonObject | undefined {
  if (filter.kind === "compare") return filter.operator === "eq" ? { [filter.path.name]: filter.value } : undefined;
  if (filter.kind !== "and") return undefined;
  const parts = filter.filters.map(equalities);
  return parts.every((each) => each !== undefined) ? Object.assign({}, ...parts) : undefined;
}

export function refuseChange({ name }: Attribute): never {
  return refuse("mutability", `“${name}” cannot be changed.`);
}
