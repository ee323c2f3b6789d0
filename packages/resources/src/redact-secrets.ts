/** What stands where a secret was. */
export const REMOVED = "[removed]";

/** How the name of a field that holds a secret ends, without case, dashes and underscores; `tokenId`, `secretName` and the like hold none. */
const SECRET_FIELD =
  /(password|passphrase|passwd|passwordhash|secret|secrethash|secretaccesskey|token|tokenhash|credentials?|privatekey|apikey|masterkey|accountkey|sharedaccesskey|signingkey|authorization|cookie|connectionstring|recoverycodes?)$/;

/** Secrets that tell themselves by their form, wherever they stand in a text. */
const SECRET_FORMS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, REMOVED],
  // JSON web tokens, and tokens of GitHub, Slack, Databricks and Google.
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, REMOVED],
  [/\b(?:gh[opsur]_|github_pat_|xox[abprs]-|dapi|AIza)[\w-]{16,}/g, REMOVED],
  // Ours: 256 random bits. Names that we give to resources begin alike, but are shorter or have small letters only.
  [/\bzl(?:scim)?_(?=[\w-]*[A-Z])[\w-]{43}(?![\w-])/g, REMOVED],
  // A client secret of Microsoft Entra ID.
  [/(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g, REMOVED],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REMOVED}`],
  // A user's password inside an address.
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${REMOVED}@`],
  // Entries of connection strings, queries and messages.
  [
    /\b((?:password|passphrase|pwd|secret|client_?secret|secret_?access_?key|token|access_?token|api_?key|account_?key|shared_?access_?key|sig)["']?\s*[=:]\s*["']?)(?!\[removed\])[^\s"'&;,}]{4,}/gi,
    `$1${REMOVED}`,
  ],
];

/** Shorter values are words that stand elsewhere by chance. */
const KNOWN_LENGTH_MIN = 8;

/**
 * A copy of a JSON value without secrets: fields that hold one by their name, texts that are one by their form, and every further place where a value that was
 * found so – or is in `known` – stands, since clouds echo what they were sent. References (`$ref`, `$secret`) name secrets and stay.
 */
export function redactSecrets(value: unknown, known: readonly string[] = []): unknown {
  const values = [...known, ...secretsIn(value)].filter((text) => text.length >= KNOWN_LENGTH_MIN).sort((a, b) => b.length - a.length);
  return redact(value, values);
}

/** The same for one text. */
export function redactText(text: string, known: readonly string[] = []): string {
  const withoutKnown = known
    .filter(({ length }) => length >= KNOWN_LENGTH_MIN)
    .reduce((rest, secret) => rest.replaceAll(secret, REMOVED), text);
  return SECRET_FORMS.reduce((rest, [form, instead]) => rest.replace(form, instead), withoutKnown);
}

function redact(value: unknown, known: readonly string[]): unknown {
  if (typeof value === "string") return redactText(value, known);
  if (Array.isArray(value)) return value.map((entry) => redact(entry, known));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, isSecretField(name) ? withoutTexts(entry) : redact(entry, known)]),
  );
}

/** Below a secret's name no text stays; numbers and switches say how, not what. */
function withoutTexts(value: unknown): unknown {
  if (typeof value === "string") return value === "" ? value : REMOVED;
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (!isPlain(value) || isNamed(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutTexts(entry)]));
}

/** The texts in fields that hold secrets by their name, at any depth. */
export function secretsIn(value: unknown, isSecret = false): string[] {
  if (typeof value === "string") return isSecret ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((entry) => secretsIn(entry, isSecret));
  if (!isPlain(value) || isNamed(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) => secretsIn(entry, isSecret || isSecretField(name)));
}

function isSecretField(name: string): boolean {
  return SECRET_FIELD.test(name.replaceAll(/[-_]/g, "").toLowerCase());
}

/** `{ "$secret": "name" }` says which secret, `{ "$ref": … }` where a value comes from. */
function isNamed(value: object): boolean {
  return "$secret" in value || "$ref" in value;
}

/** Dates and the like are no maps of fields. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  );
}
