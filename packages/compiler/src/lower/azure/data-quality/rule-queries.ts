import { FRESH_HOURS, type RuleSubject } from "../../tables/rule-subject.ts";

/** The one column of each answer: more than nought of it is a failed check. */
export const FAILED_ROWS = "failed";

/** The chosen checks of a table as questions in SQL; what has none is left out. */
export function ruleQueries(table: string, subject: RuleSubject): Readonly<Record<string, string>> {
  return Object.fromEntries(subject.rules.flatMap((rule) => (QUERIES[rule] ? [[rule, QUERIES[rule](table, subject)]] : [])));
}

const QUERIES: Readonly<Record<string, (table: string, subject: RuleSubject) => string>> = {
  freshness: (table, { timeColumn }) =>
    `SELECT COUNT(*) AS ${FAILED_ROWS} FROM (SELECT MAX(${quoted(timeColumn)}) AS newest FROM ${table}) WHERE newest IS NULL OR newest < current_timestamp() - INTERVAL ${FRESH_HOURS} HOURS`,
  volume: (table) => `SELECT IF(COUNT(*) = 0, 1, 0) AS ${FAILED_ROWS} FROM ${table}`,
  null: (table, { keyColumns }) =>
    `SELECT COUNT(*) AS ${FAILED_ROWS} FROM ${table} WHERE ${keyColumns.map((column) => `${quoted(column)} IS NULL`).join(" OR ")}`,
  uniqueness: (table, { keyColumns }) => {
    const keys = keyColumns.map(quoted).join(", ");
    return `SELECT COUNT(*) AS ${FAILED_ROWS} FROM (SELECT ${keys} FROM ${table} GROUP BY ${keys} HAVING COUNT(*) > 1)`;
  },
};

/** Rules that there is a question for. */
export const ASKED_RULES: readonly string[] = Object.keys(QUERIES);

function quoted(column: string): string {
  return `\`${column.replaceAll("`", "``")}\``;
}
