/** RFC 3339, which is what xsd:dateTime of RFC 7643 §2.3.5 comes to with a zone. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** The same moment in UTC with milliseconds; `undefined` when it is none. */
export function toUtc(text: string): string | undefined {
  const atMs = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : new Date(atMs).toISOString();
}
