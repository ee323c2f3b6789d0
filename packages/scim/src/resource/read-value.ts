import { canonicalJson } from "@zerolake/resources";
import { toUtc } from "../filter/date-time.ts";
import { isAssigned, isList, isObject, type Json, type JsonObject } from "../json.ts";
import { refuse } from "../problem.ts";
import type { Attribute } from "../schema/attribute.ts";
import { attributeNamed, isSameName } from "../schema/resolve-attribute.ts";

/** Values that a client may not set, or that are not kept, are left out without a word (RFC 7644 §3.3). */
export function isKept({ mutability }: Attribute): boolean {
  return mutability === "readWrite" || mutability === "immutable";
}

/**
 * A value as a client gives it, in the form that is kept: names as the schema spells them, booleans that were sent as text, a bare
 * value where an object with `value` belongs. `undefined`: unassigned. Refuses what has the wrong type with `invalidValue`.
 */
export function readValue(attribute: Attribute, given: Json): Json | undefined {
  if (!attribute.multiValued) return readOne(attribute, given);
  const values = withoutRepeats((isList(given) ? given : [given]).map((each) => readOne(attribute, each)).filter(isAssigned));
  refuseSeveralPrimary(attribute, values);
  return values.length === 0 ? undefined : values;
}

/** One value of an attribute, even if the attribute has many. */
export function readOne(attribute: Attribute, given: Json): Json | undefined {
  if (!isAssigned(given)) return undefined;
  if (attribute.type === "complex") return readParts(attribute, onlyOne(attribute, given));
  const value = TYPED[attribute.type](given);
  return value ?? refuse("invalidValue", `“${attribute.name}” takes ${WORDS[attribute.type]}, not ${inWords(given)}.`);
}

/** Entra ID sends a manager as a list of one. */
function onlyOne({ multiValued }: Attribute, given: Json): Json {
  const [first] = isList(given) ? given : [];
  return !multiValued && isList(given) && given.length === 1 && isObject(first) ? first : given;
}

/** Without looking into it: what a client sends may be nested without end. */
function inWords(given: Json): string {
  if (typeof given !== "object") return JSON.stringify(given).slice(0, 60);
  return isList(given) ? "a list" : "an object";
}

function readParts({ name, subAttributes }: Attribute, given: Json): JsonObject | undefined {
  const value = attributeNamed(subAttributes, "value");
  const parts = isObject(given) ? given : value && !isList(given) ? { value: given } : undefined;
  if (!parts)
    return refuse("invalidValue", `“${name}” takes an object with the parts ${subAttributes.map((each) => each.name).join(", ")}.`);
  const entries = subAttributes.filter(isKept).flatMap((part) => {
    const key = Object.keys(parts).find((each) => isSameName(each, part.name));
    const read = key === undefined ? undefined : readValue(part, parts[key] ?? null);
    return read === undefined ? [] : [[part.name, read] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function refuseSeveralPrimary({ name }: Attribute, values: readonly Json[]): void {
  if (values.filter((each) => isObject(each) && each["primary"] === true).length > 1)
    refuse("invalidValue", `Only one value of “${name}” can be the primary one.`);
}

function withoutRepeats(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((each) => [canonicalJson(each), each])).values()];
}

/** Longest text that is kept, in characters: pictures may come as data. */
const TEXT_MAX = 64_000;

function text(given: Json): string | undefined {
  if (typeof given === "number") return String(given);
  return typeof given === "string" && given.length <= TEXT_MAX && !given.includes("\0") ? given : undefined;
}

const TYPED: Readonly<Record<Exclude<Attribute["type"], "complex">, (given: Json) => Json | undefined>> = {
  string: text,
  reference: text,
  binary: (given) => (/^[\w+/=-]+$/.test(text(given) ?? "") ? given : undefined),
  dateTime: (given) => (typeof given === "string" ? toUtc(given) : undefined),
  boolean: (given) => {
    if (typeof given === "boolean") return given;
    const word = typeof given === "string" ? given.toLowerCase() : "";
    return word === "true" ? true : word === "false" ? false : undefined;
  },
};
const WORDS: Readonly<Record<keyof typeof TYPED, string>> = {
  string: "text",
  reference: "an address",
  binary: "data in Base64",
  dateTime: "a time as in 2026-01-31T08:00:00Z",
  boolean: "true or false",
};
