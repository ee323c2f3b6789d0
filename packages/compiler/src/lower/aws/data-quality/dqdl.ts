import { FRESH_HOURS, type RuleSubject } from "../../tables/rule-subject.ts";

/** The rules as a ruleset in Glue's Data Quality Definition Language. Unknown checks are left out. */
export function dqdl(subject: RuleSubject): string {
  const lines = subject.rules.flatMap((rule) => RULES[rule]?.(subject) ?? []);
  return `Rules = [\n${lines.map((line) => `  ${line}`).join(",\n")}\n]`;
}

const RULES: Readonly<Record<string, (subject: RuleSubject) => readonly string[]>> = {
  freshness: ({ timeColumn }) => [`DataFreshness "${timeColumn}" <= ${FRESH_HOURS} hours`],
  volume: () => ["RowCount > 0"],
  schema: ({ timeColumn, keyColumns }) => [...keyColumns, timeColumn].map((column) => `ColumnExists "${column}"`),
  null: ({ keyColumns }) => keyColumns.map((column) => `IsComplete "${column}"`),
  range: ({ timeColumn }) => [`ColumnValues "${timeColumn}" <= now()`],
  uniqueness: ({ keyColumns }) => [`IsPrimaryKey ${keyColumns.map((column) => `"${column}"`).join(" ")}`],
};
