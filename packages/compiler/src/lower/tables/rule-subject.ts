import type { Component } from "@zerolake/blueprint";
import type { Value } from "@zerolake/resources";

export interface RuleSubject {
  /** Checks as chosen, e.g. `freshness`. */
  readonly rules: readonly string[];
  /** Column that says when a row was written; the default is the envelope's. */
  readonly timeColumn: string;
  /** Columns that identify a row. */
  readonly keyColumns: readonly string[];
}

/** Data that is older than this is late. */
export const FRESH_HOURS = 24;

/** Key and time column of a table store, from its settings. */
export function subjectOf(table: Pick<Component, "settings">, rules: readonly string[], incrementalField: string | undefined): RuleSubject {
  const keys = [table.settings["upsertKey"], table.settings["deduplicateOn"]].map(names).find((found) => found.length > 0);
  return { rules, timeColumn: incrementalField ?? names(table.settings["orderingField"])[0] ?? "time", keyColumns: keys ?? ["id"] };
}

function names(value: Value | undefined): readonly string[] {
  if (typeof value === "string" && value !== "") return [value];
  return Array.isArray(value) ? (value as readonly Value[]).filter((item): item is string => typeof item === "string") : [];
}
