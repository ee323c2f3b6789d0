import type { ImportCandidate } from "@zerolake/db";
import type { PropertyChange } from "@zerolake/planner";
import { isJoin, isReference, isSecret, type Value } from "@zerolake/resources";
import { plural } from "@/format/number.ts";

/** What recording a resource would lead to, in a few words. */
export function outcomeWords({ unavailable, changes }: Pick<ImportCandidate, "unavailable" | "changes">): string {
  if (unavailable !== undefined) return unavailable;
  return changes.length === 0 ? "Matches the design" : `${plural(changes.length, "property", "properties")} would change`;
}

/** Those that a text finds, the ones that can be chosen first. */
export function candidatesFor(candidates: readonly ImportCandidate[], text: string): readonly ImportCandidate[] {
  const wanted = text.trim().toLowerCase();
  const found = candidates.filter(({ identifier, title }) => `${title} ${identifier}`.toLowerCase().includes(wanted));
  return found.toSorted((left, right) => Number(left.unavailable !== undefined) - Number(right.unavailable !== undefined));
}

/** A row of the comparison: what is there, and what the next deployment sets. */
export interface ComparedProperty {
  readonly path: string;
  readonly now: string;
  readonly design: string;
}

export function changedProperties(changes: readonly PropertyChange[]): readonly ComparedProperty[] {
  return changes.map(({ path, before, after, isSensitive, isKnownAfterApply }) => ({
    path,
    now: isSensitive ? "(hidden)" : shown(before),
    design: isSensitive ? "(hidden)" : isKnownAfterApply ? "(known after apply)" : shown(after),
  }));
}

/** What stays as it is, beside what the design would have called it. */
export function keptProperties(fixed: ImportCandidate["fixed"]): readonly ComparedProperty[] {
  return fixed.map(({ path, designed, real }) => ({ path, now: shown(real), design: shown(designed) }));
}

function shown(value: Value | undefined): string {
  if (value === undefined) return "not set";
  if (isSecret(value)) return "(hidden)";
  if (isReference(value)) return `${value.$ref}.${value.attr}`;
  if (isJoin(value)) return value.$join.map(shown).join("");
  return typeof value === "string" ? value : JSON.stringify(value);
}
