import { createHash } from "node:crypto";
import { Client, type QueryConfig } from "pg";

/** Statements of the program; those that are put together at run time, such as long lists, must not fill a server's memory. */
const NAMES_MAX = 400;
/** What reads, without a list whose length is part of the text. */
const IS_NAMED = /^\s*(SELECT|WITH)\b(?![\s\S]* IN \(\$)/;

const names = new Map<string, string | undefined>();

/** The name under which PostgreSQL keeps a statement; `undefined` for one that it plans anew each time. */
export function statementName(text: string): string | undefined {
  if (names.has(text)) return names.get(text);
  if (names.size >= NAMES_MAX) return undefined;
  const name = IS_NAMED.test(text) ? createHash("sha256").update(text).digest("base64url") : undefined;
  names.set(text, name);
  return name;
}

/**
 * A connection on which PostgreSQL plans each reading statement a few times only and knows it by a name from then on: planning ours takes
 * several times as long as running them. A pooler in between must work per session, as our locks want it anyway.
 */
export class PreparingClient extends Client {
  /** All of pg's forms; those with a text and values get a name. */
  override query(...asked: unknown[]): never {
    return super.query(...(named(asked) as [QueryConfig])) as never;
  }
}

function named([text, values, ...rest]: unknown[]): unknown[] {
  const name = typeof text === "string" && Array.isArray(values) ? statementName(text) : undefined;
  return name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest];
}
