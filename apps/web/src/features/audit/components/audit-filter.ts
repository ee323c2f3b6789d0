import { createParser, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs";
import { AUDIT_RESULTS } from "../store/audit-results.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What is no day filters nothing. */
const parseAsDay = createParser({
  parse: (text) => (DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (day) => day,
});

/** What the log is narrowed to, as it stands in the page's address. */
export const AUDIT_FILTER = {
  person: parseAsString,
  action: parseAsString,
  target: parseAsString,
  result: parseAsStringLiteral(AUDIT_RESULTS),
  from: parseAsDay,
  until: parseAsDay,
};
export type AuditFilter = Readonly<inferParserType<typeof AUDIT_FILTER>>;

/** The same for a request: only what narrows. */
export function narrowedBy(filter: AuditFilter) {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== "")) as {
    [Name in keyof AuditFilter]?: NonNullable<AuditFilter[Name]>;
  };
}
