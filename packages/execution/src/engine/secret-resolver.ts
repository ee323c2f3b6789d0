import { isSecret, type PropertyMap, substitute, type Value, walkValue } from "@zerolake/resources";

/** Looks a secret up at the moment of the call. `digest` is its HMAC under the organisation's key. */
export interface SecretResolver {
  resolve(name: string): Promise<{ readonly text: string; readonly digest: string } | undefined>;
}

export type ResolvedSecrets = ReadonlyMap<string, { readonly text: string; readonly digest: string }>;

/** What stands in the place of a secret's text wherever a cloud echoes it. */
const HIDDEN = "(hidden)";
/** Shorter texts are everywhere by chance; hiding them would only garble messages. */
const HIDEABLE_LENGTH_MIN = 4;

export function secretNames(value: Value): readonly string[] {
  const names = new Set<string>();
  walkValue(value, (item) => {
    if (isSecret(item)) names.add(item.$secret);
  });
  return [...names];
}

/** Dotted path → digest of the secret that goes there. */
export function secretDigestsOf(properties: PropertyMap, digests: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  walkValue(properties, (item, path) => {
    const digest = isSecret(item) ? digests[item.$secret] : undefined;
    if (digest !== undefined) found[path.join(".")] = digest;
  });
  return found;
}

/** Puts the texts in; only ever handed to the driver. */
export function withSecrets(properties: PropertyMap, secrets: ResolvedSecrets): PropertyMap {
  return mapValues(properties, (value) =>
    substitute(value, (marker) => ("$secret" in marker ? secrets.get(String(marker.$secret))?.text : undefined)),
  );
}

/**
 * What was sent last time, as the driver compares it: a secret is its text where it is still the same, and its marker where
 * it has changed, so that it differs.
 */
export function priorWithSecrets(
  properties: PropertyMap,
  { sent, secrets }: { readonly sent: Readonly<Record<string, string>>; readonly secrets: ResolvedSecrets },
): PropertyMap {
  const unchanged = new Map([...secrets].filter(([, { digest }]) => Object.values(sent).includes(digest)));
  return withSecrets(properties, unchanged);
}

export function hideSecrets<T extends Value | string>(value: T, secrets: ResolvedSecrets): T {
  const texts = [...secrets.values()].map((secret) => secret.text).filter((text) => text.length >= HIDEABLE_LENGTH_MIN);
  return texts.length === 0 ? value : (hideTexts(value, texts) as T);
}

function hideTexts(value: Value, texts: readonly string[]): Value {
  if (typeof value === "string") return texts.reduce((text, hidden) => text.replaceAll(hidden, HIDDEN), value);
  if (Array.isArray(value)) return value.map((item: Value) => hideTexts(item, texts));
  if (typeof value === "object" && value !== null) return mapValues(value as PropertyMap, (item) => hideTexts(item, texts));
  return value;
}

function mapValues(properties: PropertyMap, map: (value: Value) => Value): PropertyMap {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, map(value)]));
}
