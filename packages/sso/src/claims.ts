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
const DEPTH_MAX = 2;
/** PostgreSQL keeps no such character. */
const NUL = "\u0000";

/**
 * Keeps what is text, number, truth or a list of those. What stands inside a claim has its path as its name, such as `realm_access.roles` of Keycloak;
 * what is deeper than that is kept as JSON. Bounded, since it is stored and shown.
 */
export function toClaims(received: Readonly<Record<string, unknown>>): Claims {
  const entries = flatten(received, DEPTH_MAX)
    .filter(([, value]) => value !== undefined && value !== null)
    .slice(0, CLAIMS_MAX);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, VALUES_MAX).map(toText) : toText(value)]),
  );
}

function flatten(value: Readonly<Record<string, unknown>>, depth: number): [string, unknown][] {
  const entries = Object.entries(value);
  // What has a name of its own comes before what only a path calls so.
  const own = entries.filter(([, inner]) => !isNested(inner) || depth === 0);
  const nested = entries.filter(([, inner]) => isNested(inner) && depth > 0);
  const paths = nested.flatMap(([name, inner]) =>
    flatten(inner as Readonly<Record<string, unknown>>, depth - 1).map(([path, deep]): [string, unknown] => [`${name}.${path}`, deep]),
  );
  const taken = new Set(own.map(([name]) => name));
  return [...own, ...paths.filter(([path]) => !taken.has(path))];
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether somebody can be known by it again: nothing that cannot be stored or seen. */
export function isUsableSubject(subject: string): boolean {
  return /^\P{Control}{1,1000}$/u.test(subject);
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
  return (text ?? "").replaceAll(NUL, "").slice(0, TEXT_MAX);
}
