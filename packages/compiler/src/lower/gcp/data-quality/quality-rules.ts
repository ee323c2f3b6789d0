import type { LooseMap } from "../../loose-map.ts";
import { FRESH_HOURS, type RuleSubject } from "../../tables/rule-subject.ts";

const MINUTES_PER_HOUR = 60;

/** The chosen checks as rules of a Dataplex scan. A check of the columns themselves has none there and is left out. */
export function qualityRules(subject: RuleSubject): readonly LooseMap[] {
  return subject.rules.flatMap((rule) => RULES[rule]?.(subject) ?? []);
}

/** Checks that Dataplex has no rule for. */
export const UNKNOWN_CHECKS: readonly string[] = ["schema"];

const RULES: Readonly<Record<string, (subject: RuleSubject) => readonly LooseMap[]>> = {
  freshness: ({ timeColumn }) => [
    {
      name: "freshness",
      dimension: "FRESHNESS",
      tableConditionExpectation: {
        sqlExpression: `TIMESTAMP_DIFF(CURRENT_TIMESTAMP(), MAX(${timeColumn}), MINUTE) < ${FRESH_HOURS * MINUTES_PER_HOUR}`,
      },
    },
  ],
  volume: () => [{ name: "volume", dimension: "VOLUME", tableConditionExpectation: { sqlExpression: "COUNT(*) > 0" } }],
  null: ({ keyColumns }) =>
    keyColumns.map((column) => ({ name: named("null", column), dimension: "COMPLETENESS", column, nonNullExpectation: {}, threshold: 1 })),
  range: ({ timeColumn }) => [
    {
      name: "range",
      dimension: "VALIDITY",
      column: timeColumn,
      rowConditionExpectation: { sqlExpression: `${timeColumn} <= CURRENT_TIMESTAMP()` },
      threshold: 1,
    },
  ],
  uniqueness: ({ keyColumns }) =>
    keyColumns.map((column) => ({ name: named("unique", column), dimension: "UNIQUENESS", column, uniquenessExpectation: {} })),
};

/** Rule names take letters, digits and hyphens. */
function named(check: string, column: string): string {
  return `${check}-${column.replace(/[^a-zA-Z0-9]+/g, "-")}`;
}
