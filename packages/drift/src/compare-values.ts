import { isJoin, isList, isMap, isSecret, type PropertyMap, type TypeFacts, type Value } from "@zerolake/resources";
import { matchEntries } from "./match-entries.ts";
import { meansSame, openText } from "./normalise.ts";
import { isPolicyDocument } from "./policy-document.ts";

/** One value that is not as it was sent. */
export interface Difference {
  readonly path: string;
  readonly recorded?: Value;
  readonly observed?: Value;
  readonly isSensitive?: true;
}

export interface Comparison {
  readonly facts: Pick<TypeFacts, "readOnly" | "writeOnly" | "tags">;
  /** Dotted path → digest of the secret that was sent there. */
  readonly secretDigests: Readonly<Record<string, string>>;
  /** Digest of a text, as secrets are remembered; without it, secrets are not compared. */
  readonly digestOf?: (text: string) => string;
  /** Others write into the same resource: entries of a list beside ours are theirs. */
  readonly isShared?: boolean;
  /** A difference that was known before the cloud's last answer to us: that answer does not excuse it. */
  isKnown(path: string, observed: Value | undefined): boolean;
}

/** A value in its three forms: as sent, as the cloud answered when it was sent, and as it is there now. */
export interface Forms {
  readonly sent: Value | undefined;
  readonly answered: Value | undefined;
  readonly seen: Value | undefined;
}

/**
 * Where what is there means something else than what was sent. What the cloud added is not ours, so it is not compared; what it
 * rewrote at once is known from its answer; what it never shows proves nothing. Linear in what was sent, quadratic in lists of maps.
 */
export function compareValues(forms: Forms, path: string, comparison: Comparison): readonly Difference[] {
  const { sent, answered, seen } = forms;
  const key = path.slice(path.lastIndexOf(".") + 1);
  if (sent === undefined || isHidden(path, comparison.facts) || meansSame(sent, seen, key)) return [];
  if (isMap(sent) && (isSecret(sent) || isJoin(sent))) return compareSecret(forms, path, comparison);
  const isNeverShown = seen === undefined && answered === undefined;
  return isNeverShown ? [] : compareShown(forms, path, comparison);
}

function compareShown(forms: Forms, path: string, comparison: Comparison): readonly Difference[] {
  const [sent, seen] = [openText(forms.sent), openText(forms.seen)];
  if (isMap(sent) && isMap(seen) && !isPolicyDocument(sent)) return compareMaps({ ...forms, sent, seen }, path, comparison);
  if (isList(sent) && isList(seen)) return compareLists({ ...forms, sent, seen }, path, comparison);
  return isExcused(forms, path, comparison) ? [] : [differenceOf(forms, path)];
}

/** The cloud rewrote it at once when it was sent, and it is still like that. */
function isExcused({ answered, seen }: Forms, path: string, { isKnown }: Comparison): boolean {
  return meansSame(answered, seen, path.slice(path.lastIndexOf(".") + 1)) && !isKnown(path, seen);
}

function differenceOf({ sent, seen }: Forms, path: string): Difference {
  return { path, ...(sent === undefined ? {} : { recorded: sent }), ...(seen === undefined ? {} : { observed: seen }) };
}

function isHidden(path: string, { readOnly, writeOnly }: Comparison["facts"]): boolean {
  const plain = path.replaceAll(/\.\d+(?=\.|$)/g, "");
  const hides = (outer: string): boolean => {
    const other = outer.replaceAll(/\.(?:\*|\d+)(?=\.|$)/g, "");
    return plain === other || plain.startsWith(`${other}.`);
  };
  return readOnly.some(hides) || writeOnly.some(hides);
}

function compareSecret({ seen }: Forms, path: string, { secretDigests, digestOf }: Comparison): readonly Difference[] {
  const expected = secretDigests[path];
  if (typeof seen !== "string" || expected === undefined || digestOf === undefined || digestOf(seen) === expected) return [];
  return [{ path, isSensitive: true }];
}

function compareMaps(
  { sent, answered, seen }: Forms & { readonly sent: PropertyMap; readonly seen: PropertyMap },
  path: string,
  comparison: Comparison,
) {
  const before = openText(answered);
  return Object.keys(sent).flatMap((key) =>
    compareValues(
      { sent: sent[key], answered: isMap(before) ? before[key] : undefined, seen: seen[key] },
      path === "" ? key : `${path}.${key}`,
      comparison,
    ),
  );
}

type ListForms = Forms & { readonly sent: readonly Value[]; readonly seen: readonly Value[] };

/** Each entry that was sent must be found; what is left on both sides is paired by name or, failing that, by place. */
function compareLists(forms: ListForms, path: string, comparison: Comparison): readonly Difference[] {
  if (path === comparison.facts.tags?.property) return compareTags(forms, path);
  const answered = openText(forms.answered);
  const before = isList(answered) ? answered : [];
  const partners = matchEntries(forms.sent.length, forms.seen.length, (index, at) =>
    fitsEntry(index, { sent: forms.sent[index] ?? null, seen: forms.seen[at] ?? null, before }, path, comparison),
  );
  const taken = new Set(partners);
  const rest = forms.seen.filter((_seen, index) => !taken.has(index));
  const missing = [...forms.sent.keys()].filter((index) => partners[index] === undefined);
  const added = comparison.isShared
    ? []
    : rest.filter((seen) => !before.some((entry) => meansSame(entry, seen)) || comparison.isKnown(path, forms.seen));
  if (missing.length === 0 && added.length === 0) return [];
  const paired = rest.length === missing.length ? pair(missing, { forms, rest, before }, path, comparison) : undefined;
  if (paired) return paired;
  return isExcused(forms, path, comparison) ? [] : [differenceOf(forms, path)];
}

interface Entry {
  readonly sent: Value;
  readonly seen: Value;
  readonly before: readonly Value[];
}

function fitsEntry(index: number, entry: Entry, path: string, comparison: Comparison): boolean {
  return compareEntry(index, entry, path, comparison).length === 0;
}

function compareEntry(index: number, { sent, seen, before }: Entry, path: string, comparison: Comparison): readonly Difference[] {
  const name = nameOf(sent);
  const answered = name === undefined ? before[index] : before.find((entry) => nameOf(entry) === name);
  return compareValues({ sent, seen, answered: isMap(sent) ? answered : undefined }, `${path}.${index}`, comparison);
}

interface Unpaired {
  readonly forms: ListForms;
  readonly rest: readonly Value[];
  readonly before: readonly Value[];
}

/** Differences inside entries that belong together; `undefined` where entries are no maps, so that only the whole list says it. */
function pair(missing: readonly number[], { forms, rest, before }: Unpaired, path: string, comparison: Comparison) {
  const left = [...rest];
  const found: Difference[] = [];
  for (const index of missing) {
    const sent = forms.sent[index];
    if (!isMap(sent) || isSecret(sent) || isJoin(sent)) return undefined;
    const name = nameOf(sent);
    const at = name === undefined ? 0 : left.findIndex((entry) => nameOf(entry) === name);
    const [seen] = at < 0 ? [] : left.splice(at, 1);
    if (!isMap(seen)) return undefined;
    found.push(...compareEntry(index, { sent, seen, before }, path, comparison));
  }
  return found;
}

const NAMES = ["Id", "id", "Name", "name", "Key", "key", "Sid", "RuleId", "role"] as const;

/** What an entry of a list is called, where it is called anything. */
function nameOf(entry: Value | undefined): string | undefined {
  if (!isMap(entry)) return undefined;
  const name = NAMES.map((key) => entry[key]).find((value) => typeof value === "string");
  return typeof name === "string" ? name.toLowerCase() : undefined;
}

/** Tags of others beside ours mean nothing. */
/** A tag that was not there either when we last looked proves nothing: an imported resource gets ours with its next change. */
function compareTags({ sent, answered, seen }: ListForms, path: string): readonly Difference[] {
  const there = new Map(seen.filter(isMap).map((tag) => [tagKey(tag), tag["Value"] ?? tag["value"]]));
  const before = isList(answered) ? new Set(answered.filter(isMap).map(tagKey)) : undefined;
  return sent.filter(isMap).flatMap((tag, index) => {
    const key = tagKey(tag);
    const [recorded, observed] = [tag["Value"] ?? tag["value"] ?? "", there.get(key)];
    if (meansSame(recorded, observed) || (observed === undefined && before?.has(key) === false)) return [];
    return [{ path: `${path}.${index}.${"Value" in tag ? "Value" : "value"}`, recorded, ...(observed === undefined ? {} : { observed }) }];
  });
}

function tagKey(tag: PropertyMap): string {
  return String(tag["Key"] ?? tag["key"]);
}
