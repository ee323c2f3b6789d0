import type { Result } from "@zerolake/resources";
import { attempt, refuse, type ScimProblem } from "../problem.ts";
import { type Filter, type FilterValue, OPERATORS, type Operator } from "./filter.ts";
import { TokenReader } from "./token-reader.ts";

/** Brackets inside brackets that are still followed. */
const DEPTH_MAX = 40;

/**
 * Reads a filter by the grammar of RFC 7644 §3.4.2.2: `not` binds closest, then `and`, then `or`. Operators and keywords are read in
 * any case. Beyond the grammar, `emails[type eq "work"].value eq "x"` is read as one value that meets both, as clients mean it.
 */
export function parseFilter(text: string): Result<Filter, ScimProblem> {
  return attempt(() => {
    const reader = new TokenReader(text);
    const filter = readFilter(reader, 0);
    reader.expectEnd();
    return filter;
  });
}

/** Alternatives up to a closing bracket or the end. Refuses by throwing, for callers inside this package. */
export function readFilter(reader: TokenReader, depth: number): Filter {
  if (depth > DEPTH_MAX) refuse("invalidFilter", `The filter has more than ${DEPTH_MAX} brackets inside each other.`);
  return readJoined(reader, "or", () => readJoined(reader, "and", () => readTerm(reader, depth)));
}

function readJoined(reader: TokenReader, kind: "and" | "or", read: () => Filter): Filter {
  const first = read();
  if (!reader.takeIf(kind)) return first;
  const filters: [Filter, Filter, ...Filter[]] = [first, read()];
  while (reader.takeIf(kind)) filters.push(read());
  return { kind, filters };
}

function readTerm(reader: TokenReader, depth: number): Filter {
  if (reader.takeIf("not")) {
    reader.expect("(");
    return { kind: "not", filter: readUpTo(reader, ")", depth) };
  }
  if (reader.takeIf("(")) return readUpTo(reader, ")", depth);
  const path = reader.takePath();
  if (!reader.takeIf("[")) return readComparison(reader, path);
  const filter = readUpTo(reader, "]", depth);
  if (!reader.takeIf(".")) return { kind: "some", path, filter };
  const part = readComparison(reader, reader.takePath());
  return { kind: "some", path, filter: { kind: "and", filters: [filter, part] } };
}

function readUpTo(reader: TokenReader, end: ")" | "]", depth: number): Filter {
  const filter = readFilter(reader, depth + 1);
  reader.expect(end);
  return filter;
}

function readComparison(reader: TokenReader, path: Extract<Filter, { kind: "present" }>["path"]): Filter {
  const token = reader.take();
  const name = token.text.toLowerCase();
  if (name === "pr") return { kind: "present", path };
  const operator = OPERATORS.find((each) => each === name);
  if (token.kind !== "word" || !operator)
    return refuse("invalidFilter", `“${token.text}” is no operator. There are pr, ${OPERATORS.join(", ")}.`);
  return { kind: "compare", path, operator, value: readValue(reader, operator) };
}

const KEYWORDS: ReadonlyMap<string, FilterValue> = new Map<string, FilterValue>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function readValue(reader: TokenReader, operator: Operator): FilterValue {
  const token = reader.take();
  if (token.kind === "string" || token.kind === "number") return token.value;
  const value = KEYWORDS.get(token.text.toLowerCase());
  if (value === undefined)
    return refuse("invalidFilter", `“${token.text}” after “${operator}” is no value. Strings stand in double quotes.`);
  return value;
}
