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

/** The rules as a ruleset in Glue's Data Quality Definition Language. Unknown checks are left out. */
export function dqdl(subject: RuleSubject): string {
  const lines = subject.rules.flatMap((rule) => RULES[rule]?.(subject) ?? []);
  return `Rules = [\n${lines.map((line) => `  ${line}`).join(",\n")}\n]`;
}

/** Key and time column of a table store, from its settings. */
export function subjectOf(table: Pick<Component, "settings">, rules: readonly string[], incrementalField: string | undefined): RuleSubject {
  const keys = [table.settings["upsertKey"], table.settings["deduplicateOn"]].map(names).find((found) => found.length > 0);
  return { rules, timeColumn: incrementalField ?? names(table.settings["orderingField"])[0] ?? "time", keyColumns: keys ?? ["id"] };
}

const FRESH_HOURS = 24;

const RULES: Readonly<Record<string, (subject: RuleSubject) => readonly string[]>> = {
  freshness: ({ timeColumn }) => [`DataFreshness "${timeColumn}" <= ${FRESH_HOURS} hours`],
  volume: () => ["RowCount > 0"],
  schema: ({ timeColumn, keyColumns }) => [...keyColumns, timeColumn].map((column) => `ColumnExists "${column}"`),
  null: ({ keyColumns }) => keyColumns.map((column) => `IsComplete "${column}"`),
  range: ({ timeColumn }) => [`ColumnValues "${timeColumn}" <= now()`],
  uniqueness: ({ keyColumns }) => [`IsPrimaryKey ${keyColumns.map((column) => `"${column}"`).join(" ")}`],
};

function names(value: Value | undefined): readonly string[] {
  if (typeof value === "string" && value !== "") return [value];
  return Array.isArray(value) ? (value as readonly Value[]).filter((item): item is string => typeof item === "string") : [];
}
