const REPLACEMENT = "\ufffd";

/** What PostgreSQL can hold: NUL characters and halves of surrogate pairs, which a cloud's message may contain, become U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll("\0", REPLACEMENT).replaceAll(/\p{Surrogate}/gu, REPLACEMENT);
}

/** JSON text that PostgreSQL accepts. `JSON.stringify` writes NUL and lone surrogates, and nothing else above U+001F, as escapes. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/g, (escape) => (escape === "\\\\" ? escape : "\\ufffd"));
}
