import { isAssigned, isList, isObject, type Json, type JsonObject } from "../json.ts";
import type { AttributePlace } from "../schema/resolve-attribute.ts";
import { type Condition, comparedAttribute, foldCase } from "./condition.ts";
import { toUtc } from "./date-time.ts";
import type { Operator } from "./filter.ts";

/**
 * Whether a resource, or one value of a list, meets the condition. A list meets a comparison when one of its values does. What is
 * absent equals null and differs from everything else.
 */
export function matches(condition: Condition, at: JsonObject): boolean {
  switch (condition.kind) {
    case "and":
      return condition.conditions.every((each) => matches(each, at));
    case "or":
      return condition.conditions.some((each) => matches(each, at));
    case "not":
      return !matches(condition.condition, at);
    case "present":
      return valuesAt(condition.place, at).some(isAssigned);
    case "some":
      return listAt(valueAt(condition.place, at)).some((each) => isObject(each) && matches(condition.condition, each));
    case "compare":
      return compares(condition, at);
  }
}

function compares({ place, operator, value }: Extract<Condition, { kind: "compare" }>, at: JsonObject): boolean {
  const values = valuesAt(place, at).filter(isAssigned);
  if (value === null) return (operator === "eq") === (values.length === 0);
  if (values.length === 0) return operator === "ne" && !place.attribute.multiValued;
  const { type, caseExact } = comparedAttribute(place);
  return values.some((each) => compareOne(operator, comparable(each, type === "dateTime", caseExact), value));
}

function comparable(value: Json, isTime: boolean, isCaseExact: boolean): Json {
  if (typeof value !== "string") return value;
  if (isTime) return toUtc(value) ?? value;
  return isCaseExact ? value : foldCase(value);
}

function compareOne(operator: Operator, actual: Json, wanted: string | boolean): boolean {
  if (operator === "eq") return actual === wanted;
  if (operator === "ne") return actual !== wanted;
  return typeof actual === "string" && typeof wanted === "string" && TEXT_COMPARISONS[operator](actual, wanted);
}

/** Text is ordered by its bytes in UTF-8, which is how a database without a language orders it. */
const TEXT_COMPARISONS: Readonly<Record<Exclude<Operator, "eq" | "ne">, (actual: string, wanted: string) => boolean>> = {
  co: (actual, wanted) => actual.includes(wanted),
  sw: (actual, wanted) => actual.startsWith(wanted),
  ew: (actual, wanted) => actual.endsWith(wanted),
  gt: (actual, wanted) => compareText(actual, wanted) > 0,
  ge: (actual, wanted) => compareText(actual, wanted) >= 0,
  lt: (actual, wanted) => compareText(actual, wanted) < 0,
  le: (actual, wanted) => compareText(actual, wanted) <= 0,
};

/** By code points: the order of UTF-8, unlike that of JavaScript's halves of characters. */
function compareText(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const index = left.findIndex((character, at) => character !== right[at]);
  if (index === -1) return left.length - right.length;
  return (left[index]?.codePointAt(0) ?? -1) - (right[index]?.codePointAt(0) ?? -1);
}

function valueAt({ extension, attribute }: AttributePlace, at: JsonObject): Json | undefined {
  const holder = extension === undefined ? at : at[extension];
  return isObject(holder) ? holder[attribute.name] : undefined;
}

function valuesAt(place: AttributePlace, at: JsonObject): readonly Json[] {
  const values = listAt(valueAt(place, at));
  const { sub } = place;
  return sub ? values.flatMap((each) => (isObject(each) ? listAt(each[sub.name]) : [])) : values;
}

function listAt(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : value === undefined ? [] : [value];
}
