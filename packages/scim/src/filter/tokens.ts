import { refuse } from "../problem.ts";

export type Token =
  | { readonly kind: "word" | "mark"; readonly text: string }
  | { readonly kind: "string"; readonly text: string; readonly value: string }
  | { readonly kind: "number"; readonly text: string; readonly value: number };

/** Longest filter that is looked at, in characters. */
const LENGTH_MAX = 8_000;

/** White space, a string and a number as JSON has them, a word (attribute path, operator, keyword), a mark. */
const TOKEN = /(\s+)|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.:-]))|(\$?[a-z][\w$.:-]*)|([()[\].])/iy;

/** Cuts a filter, or the path of a change, into its parts. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > LENGTH_MAX) refuse("invalidFilter", `The filter has more than ${LENGTH_MAX} characters.`);
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) return refuse("invalidFilter", `The filter cannot be read from character ${at + 1} on: “${text.slice(at, at + 20)}”.`);
    const [whole, space, string, number, word] = found;
    if (space !== undefined) continue;
    if (string !== undefined) tokens.push({ kind: "string", text: whole, value: stringIn(string) });
    else if (number !== undefined) tokens.push({ kind: "number", text: whole, value: Number(number) });
    else tokens.push({ kind: word === undefined ? "mark" : "word", text: whole });
  }
  return tokens;
}

function stringIn(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return refuse("invalidFilter", `${literal} is no string as JSON has them.`);
  }
}
