import type { Result } from "@zerolake/resources";
import { attempt, refuse, type ScimProblem } from "../problem.ts";
import type { Attribute } from "../schema/attribute.ts";
import { type AttributePath, writeAttributePath } from "../schema/attribute-path.ts";
import { type AttributePlace, attributeNamed, resolveAttribute } from "../schema/resolve-attribute.ts";
import type { ResourceKind } from "../schema/resource-kind.ts";
import { type ComparedValue, type Condition, comparedAttribute, foldCase } from "./condition.ts";
import { toUtc } from "./date-time.ts";
import type { Filter, FilterValue, Operator } from "./filter.ts";

/** Looks up every attribute and types every value; refuses with `invalidFilter` what the schema does not have or cannot compare. */
export function resolveFilter(kind: ResourceKind, filter: Filter): Result<Condition, ScimProblem> {
  return attempt(() => {
    if (comparisonsIn(filter) > COMPARISONS_MAX) refuse("tooMany", `The filter has more than ${COMPARISONS_MAX} comparisons.`);
    return resolveIn((path) => resolveAttribute(kind, path), filter);
  });
}

/** More than any provider is known to send, and few enough for a database to answer at once. */
const COMPARISONS_MAX = 100;

function comparisonsIn(filter: Filter): number {
  if (filter.kind === "and" || filter.kind === "or") return filter.filters.reduce((sum, each) => sum + comparisonsIn(each), 0);
  return filter.kind === "not" || filter.kind === "some" ? comparisonsIn(filter.filter) : 1;
}

/** A filter about the values of one list. Refuses by throwing, for callers inside this package. */
export function resolveValueFilter(list: Attribute, filter: Filter): Condition {
  const lookUp: LookUp = ({ schema, name, sub }) => {
    const attribute = schema === undefined && sub === undefined ? attributeNamed(list.subAttributes, name) : undefined;
    return attribute && { attribute };
  };
  return resolveIn(lookUp, filter);
}

type LookUp = (path: AttributePath) => AttributePlace | undefined;

function resolveIn(lookUp: LookUp, filter: Filter): Condition {
  switch (filter.kind) {
    case "and":
    case "or":
      return { kind: filter.kind, conditions: filter.filters.map((each) => resolveIn(lookUp, each)) };
    case "not":
      return { kind: "not", condition: resolveIn(lookUp, filter.filter) };
    case "present":
      return { kind: "present", place: placeOf(lookUp, filter.path) };
    case "some":
      return resolveSome(lookUp, filter);
    case "compare":
      return resolveComparison(withValue(placeOf(lookUp, filter.path), filter.path), filter);
  }
}

function placeOf(lookUp: LookUp, path: AttributePath): AttributePlace {
  const place = lookUp(path);
  if (!place) return refuse("invalidFilter", `There is no attribute “${writeAttributePath(path)}”.`);
  if (!isKeptOrKnown(comparedAttribute(place))) return refuse("invalidFilter", `“${writeAttributePath(path)}” cannot be filtered by.`);
  return place;
}

/** Addresses of our own are made for each answer and kept nowhere: finding nothing by them would be an answer that is wrong. */
function isKeptOrKnown({ type, multiValued, mutability, returned }: Attribute): boolean {
  return returned !== "never" && (type !== "reference" || multiValued || mutability === "readWrite");
}

function resolveSome(lookUp: LookUp, { path, filter }: Extract<Filter, { kind: "some" }>): Condition {
  const place = placeOf(lookUp, path);
  if (place.sub || !place.attribute.multiValued || place.attribute.type !== "complex")
    return refuse("invalidFilter", `“${writeAttributePath(path)}” is no list of parts, so nothing can stand in brackets after it.`);
  return { kind: "some", place, condition: resolveValueFilter(place.attribute, filter) };
}

/** What is compared when only the list is named, as in `emails co "@example.com"`. */
function withValue(place: AttributePlace, path: AttributePath): AttributePlace {
  if (place.sub || place.attribute.type !== "complex") return place;
  const value = place.attribute.multiValued ? attributeNamed(place.attribute.subAttributes, "value") : undefined;
  return value ? { ...place, sub: value } : refuse("invalidFilter", `Name a part of “${writeAttributePath(path)}” to compare.`);
}

function resolveComparison(place: AttributePlace, { path, operator, value }: Extract<Filter, { kind: "compare" }>): Condition {
  const compared = comparedAttribute(place);
  const allowed = value === null ? OPERATORS_OF_NULL : OPERATORS_OF[compared.type];
  if (allowed && !allowed.includes(operator))
    return refuse("invalidFilter", `“${operator}” cannot compare “${writeAttributePath(path)}” with ${JSON.stringify(value)}.`);
  const typed = typedValue(compared, value);
  if (typed === undefined) return refuse("invalidFilter", `${JSON.stringify(value)} is no value of “${writeAttributePath(path)}”.`);
  return { kind: "compare", place, operator, value: typed };
}

const OPERATORS_OF_NULL: readonly Operator[] = ["eq", "ne"];
/** RFC 7644 table 3: booleans and binaries have no order. Absent: all. */
const OPERATORS_OF: Readonly<Partial<Record<Attribute["type"], readonly Operator[]>>> = {
  boolean: ["eq", "ne"],
  binary: ["eq", "ne"],
  dateTime: ["eq", "ne", "gt", "ge", "lt", "le"],
};

function typedValue({ type, caseExact }: Attribute, value: FilterValue): ComparedValue | undefined {
  if (value === null) return null;
  if (type === "boolean") return booleanOf(value);
  // A null character is in no text that is kept.
  if (typeof value !== "string" || value.includes("\0")) return undefined;
  if (type === "dateTime") return toUtc(value);
  return caseExact ? value : foldCase(value);
}

/** Some clients write booleans as strings. */
function booleanOf(value: FilterValue): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  return word === "true" ? true : word === "false" ? false : undefined;
}
