/**
 * Pairs as many entries of two lists as fit each other, whatever their order: greedy first, then by moving pairs aside (augmenting
 * paths), since one entry may fit several. Cubic at worst, about linear while both lists have one order. Returns for each entry on
 * the left its partner on the right, or `undefined`.
 */
export function matchEntries(left: number, right: number, fits: (left: number, right: number) => boolean): readonly (number | undefined)[] {
  const known = new Map<number, boolean>();
  const fit = (a: number, b: number): boolean => {
    const key = a * right + b;
    const answer = known.get(key) ?? fits(a, b);
    known.set(key, answer);
    return answer;
  };
  const owner: (number | undefined)[] = Array.from({ length: right });
  for (let entry = 0; entry < left; entry += 1) place(entry, { owner, fit, tried: new Set() });
  const partners: (number | undefined)[] = Array.from({ length: left });
  for (const [index, entry] of owner.entries()) if (entry !== undefined) partners[entry] = index;
  return partners;
}

interface Placing {
  readonly owner: (number | undefined)[];
  readonly fit: (left: number, right: number) => boolean;
  readonly tried: Set<number>;
}

function place(entry: number, placing: Placing): boolean {
  const { owner, fit, tried } = placing;
  const own = entry < owner.length ? [entry] : [];
  for (const index of [...own, ...owner.keys()]) {
    if (tried.has(index) || !fit(entry, index)) continue;
    tried.add(index);
    const held = owner[index];
    if (held !== undefined && !place(held, placing)) continue;
    owner[index] = entry;
    return true;
  }
  return false;
}
