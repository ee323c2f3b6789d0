import { type Json, valueAt } from "../../json.ts";
import { invalid } from "../google-error.ts";

const CLAUSE = /^([\w.]+)\s*(=~|>=|<=|=|:|>|<)\s*"((?:[^"\\]|\\.)*)"$/;

/** A filter of Logging's query language, as far as comparisons that are joined by AND go. */
export function compileFilter(filter: string): (entry: object) => boolean {
  const clauses = filter
    .split(/\s+AND\s+/)
    .filter((clause) => clause.trim() !== "")
    .map(compileClause);
  return (entry) => clauses.every((fits) => fits(entry));
}

function compileClause(clause: string): (entry: object) => boolean {
  const [, field = "", operator = "", quoted = ""] = CLAUSE.exec(clause.trim()) ?? [];
  if (field === "") throw invalid(`Unparseable filter: ${clause}`);
  const value = quoted.replace(/\\(["\\])/g, "$1");
  return (entry) => {
    const found = valueAt(entry as Json, field.split("."));
    return typeof found === "string" && compare(found, operator, value);
  };
}

function compare(found: string, operator: string, value: string): boolean {
  switch (operator) {
    case "=":
      return found === value;
    case ":":
      return found.toLowerCase().includes(value.toLowerCase());
    case "=~":
      return new RegExp(value).test(found);
    default:
      return compareTimes(Date.parse(found) - Date.parse(value), operator);
  }
}

function compareTimes(difference: number, operator: string): boolean {
  if (operator.startsWith(">")) return operator === ">" ? difference > 0 : difference >= 0;
  return operator === "<" ? difference < 0 : difference <= 0;
}
