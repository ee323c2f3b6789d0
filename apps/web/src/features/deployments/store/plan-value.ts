import type { PropertyChange } from "@zerolake/planner";
import { isJoin, isReference, isSecret, type Value } from "@zerolake/resources";

/** How a property's value reads in a plan. Sensitive ones never show. */
export function showValue(change: Pick<PropertyChange, "isSensitive">, value: Value | undefined): string {
  if (value === undefined) return "–";
  if (change.isSensitive || isSecret(value)) return "(hidden)";
  return display(value);
}

export function showAfter(change: PropertyChange): string {
  if (change.isSensitive) return "(hidden)";
  return change.isKnownAfterApply ? "(known after apply)" : showValue(change, change.after);
}

function display(value: Value): string {
  if (isReference(value)) return `${value.$ref}.${value.attr}`;
  if (isJoin(value)) return value.$join.map((part) => (typeof part === "string" ? part : display(part))).join("");
  return typeof value === "string" ? value : JSON.stringify(value);
}
