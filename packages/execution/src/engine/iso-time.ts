/** The one place of the core that knows `Date`, and only to convert: milliseconds since 1970 from and to ISO 8601. */
export function msOfIso(text: string): number {
  return Date.parse(text);
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
