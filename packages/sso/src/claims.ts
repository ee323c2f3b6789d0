/** What a provider says of somebody, by name, as text. */
export type Claims = Readonly<Record<string, string | string[]>>;

/** Somebody who has signed in at the provider, checked. */
export interface ExternalSignIn {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
}

const CLAIMS_MAX = 200;
const TEXT_MAX = 2_000;
const VALUES_MAX = 500;

/** Keeps what is text, number, truth or a list of those; the rest is kept as JSON. Bounded, since it is stored and shown. */
export function toClaims(received: Readonly<Record<string, unknown>>): Claims {
  const entries = Object.entries(received)
    .filter(([, value]) => value !== undefined && value !== null)
    .slice(0, CLAIMS_MAX);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, VALUES_MAX).map(toText) : toText(value)]),
  );
}

/** The one text of a claim; `undefined` where it is absent or empty. */
export function textOfClaim(claims: Claims, name: string): string | undefined {
  if (!Object.hasOwn(claims, name)) return undefined;
  const value = claims[name];
  const text = (Array.isArray(value) ? value[0] : value)?.trim();
  return text === "" ? undefined : text;
}

/** All texts of a claim. */
export function textsOfClaim(claims: Claims, name: string): readonly string[] {
  if (!Object.hasOwn(claims, name)) return [];
  const value = claims[name] ?? [];
  return typeof value === "string" ? [value] : value;
}

function toText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return (text ?? "").slice(0, TEXT_MAX);
}
