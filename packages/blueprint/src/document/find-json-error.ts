/**
 * Where a text stops being JSON. Engines word their errors differently and often name no place, so this reads the text
 * again: a token at a time, with a stack of its own, in time linear in the text.
 */
export interface JsonError {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** What is there, e.g. `“,”` or `the end of the file`. */
  readonly found: string;
  /** What could be there, e.g. `a value`. */
  readonly expected: string;
}

type State = "value" | "valueOrClose" | "key" | "keyOrClose" | "colon" | "commaOrClose" | "end";

const EXPECTED: Readonly<Record<State, string>> = {
  value: "a value",
  valueOrClose: "a value or “]”",
  key: "a name in double quotes",
  keyOrClose: "a name in double quotes or “}”",
  colon: "“:”",
  commaOrClose: "“,” or a closing bracket",
  end: "nothing more",
};

/** First character of what may stand in each state. */
const MAY_FOLLOW: Readonly<Record<State, RegExp>> = {
  value: /^[{["\-\dtfn]/,
  valueOrClose: /^[{["\-\dtfn\]]/,
  key: /^"/,
  keyOrClose: /^["}]/,
  colon: /^:/,
  commaOrClose: /^[,\]}]/,
  end: /^$/,
};

type Bracket = "{" | "[";
const OPENED_BY: Readonly<Record<string, Bracket>> = { "}": "{", "]": "[" };

const SPACE = /[ \t\r\n]*/y;
const STRING = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(String.raw`[{}[\],:]|${STRING}|${NUMBER}|true|false|null`, "y");
const SHOWN_MAX = 12;

/** The first place that no JSON continues from; `undefined` when the text is JSON. */
export function findJsonError(text: string): JsonError | undefined {
  const open: Bracket[] = [];
  let state: State = "value";
  for (let at = skipSpace(text, 0); ; at = skipSpace(text, at)) {
    if (state === "end" && at === text.length) return undefined;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    const next: State | undefined = token === undefined ? undefined : step(state, token, open);
    if (token === undefined || next === undefined) return describe(text, at, state);
    state = next;
    at += token.length;
  }
}

/** The state after a token, or `undefined` when it may not be here. Brackets are put on and taken off `open`. */
function step(state: State, token: string, open: Bracket[]): State | undefined {
  if (!MAY_FOLLOW[state].test(token)) return undefined;
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "keyOrClose" : "valueOrClose";
  }
  if (token === ":") return "value";
  if (token === ",") return open.at(-1) === "{" ? "key" : "value";
  if (state === "key" || (state === "keyOrClose" && token !== "}")) return "colon";
  if (token in OPENED_BY && open.pop() !== OPENED_BY[token]) return undefined;
  return open.length === 0 ? "end" : "commaOrClose";
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

function describe(text: string, at: number, state: State): JsonError {
  const before = text.slice(0, at);
  const shown = /^(?:[\w.+-]+|[^])/u.exec(text.slice(at, at + SHOWN_MAX))?.[0];
  return {
    line: before.split("\n").length,
    column: at - before.lastIndexOf("\n"),
    found: shown === undefined ? "the end of the file" : `“${shown}”`,
    expected: EXPECTED[state],
  };
}
