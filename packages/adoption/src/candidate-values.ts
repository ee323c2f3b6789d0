import type { SettingDefinition } from "@zerolake/catalog";
import { isList, isMap, type Value } from "@zerolake/resources";
import { candidateNumbers } from "./candidate-numbers.ts";

/** The property in question, as the design wants it now and as the cloud has it. */
export interface Seen {
  readonly wanted: Value | undefined;
  readonly observed: Value | undefined;
}

/** Most pairs of values inside one property that are looked at. */
const PAIRS_MAX = 8;

type Form<Type extends SettingDefinition["type"]> = Extract<SettingDefinition, { readonly type: Type }>;
type Candidates<Type extends SettingDefinition["type"]> = (form: Form<Type>, held: Value | undefined, seen: Seen) => readonly Value[];

/** One way per sort of setting: a new sort does not compile until it has one. */
const WAYS: { readonly [Type in SettingDefinition["type"]]: Candidates<Type> } = {
  number: (form, held, seen) => candidateNumbers(form, held, leafPairs(seen)),
  text: (_form, held, seen) => candidateTexts(held, leafPairs(seen)),
  code: (_form, held, seen) => candidateTexts(held, leafPairs(seen)),
  choice: (form, held) => form.options.map(({ value }) => value).filter((value) => value !== held),
  boolean: (_form, held) => (held === true ? [false] : held === false ? [true] : [true, false]),
  textList: (_form, held, seen) => candidateLists(held, seen, (value): value is string => typeof value === "string"),
  numberList: (_form, held, seen) => candidateLists(held, seen, (value): value is number => typeof value === "number"),
  // Nobody learns a secret from a cloud.
  secret: () => [],
  group: () => [],
  map: (_form, _held, { observed }) => (isMap(observed) ? [observed] : []),
};

/** Values that a setting could have so that the observed value comes of it; whether it does, only compiling tells. */
export function candidateValues(form: SettingDefinition, held: Value | undefined, seen: Seen): readonly Value[] {
  const way = WAYS[form.type] as Candidates<SettingDefinition["type"]>;
  return way(form as never, held, seen).filter((value) => value !== held);
}

/** Places inside the property that differ, as wanted and as observed. */
function leafPairs(seen: Seen): readonly Seen[] {
  return differingLeaves(seen).slice(0, PAIRS_MAX);
}

function differingLeaves({ wanted, observed }: Seen): readonly Seen[] {
  if (wanted === observed) return [];
  if (isList(wanted) && isList(observed)) {
    const length = Math.max(wanted.length, observed.length);
    return Array.from({ length }, (_, index) => differingLeaves({ wanted: wanted[index], observed: observed[index] })).flat();
  }
  if (isMap(wanted) && isMap(observed)) {
    const keys = [...new Set([...Object.keys(wanted), ...Object.keys(observed)])];
    return keys.flatMap((key) => differingLeaves({ wanted: wanted[key], observed: observed[key] }));
  }
  return [{ wanted, observed }, ...differingWords(wanted, observed)];
}

/** Numbers and words that differ between two texts of the same build, such as properties of a server or a document as text. */
function differingWords(wanted: Value | undefined, observed: Value | undefined): readonly Seen[] {
  if (typeof wanted !== "string" || typeof observed !== "string") return [];
  const [left, right] = [wordsOf(wanted), wordsOf(observed)];
  if (left.length !== right.length || left.length < 2) return [];
  return left.flatMap((word, index) => (word === right[index] ? [] : [{ wanted: word, observed: right[index] }]));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\d+(?:\.\d+)?|[A-Za-z]+/g) ?? [];
}

/** The observed text itself, and what stands in it where the setting's text stands in the wanted one. */
function candidateTexts(held: Value | undefined, pairs: readonly Seen[]): readonly string[] {
  const found = pairs.flatMap(({ wanted, observed }) => {
    if (typeof observed !== "string") return [];
    if (typeof held !== "string" || held === "" || typeof wanted !== "string") return [observed];
    const at = wanted.indexOf(held);
    const [before, after] = at < 0 ? ["", ""] : [wanted.slice(0, at), wanted.slice(at + held.length)];
    const isFramed = observed.startsWith(before) && observed.endsWith(after) && observed.length >= before.length + after.length;
    return isFramed ? [observed.slice(before.length, observed.length - after.length), observed] : [observed];
  });
  return [...new Set(found)];
}

/** The observed list itself, and the setting's list with what came and without what went. */
function candidateLists<Item extends string | number>(
  held: Value | undefined,
  { wanted, observed }: Seen,
  isItem: (value: Value) => value is Item,
): readonly (readonly Item[])[] {
  const itemsOf = (value: Value | undefined): readonly Item[] => (isList(value) ? value.filter(isItem) : []);
  const [before, now, own] = [itemsOf(wanted), itemsOf(observed), itemsOf(held)];
  const came = now.filter((item) => !before.includes(item));
  const went = new Set(before.filter((item) => !now.includes(item)));
  const moved = [...own.filter((item) => !went.has(item)), ...came];
  return isList(observed) ? [now, moved] : [];
}
