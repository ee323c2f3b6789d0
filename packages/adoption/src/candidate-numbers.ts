import type { Value } from "@zerolake/resources";

interface NumberForm {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}

interface Pair {
  readonly wanted: Value | undefined;
  readonly observed: Value | undefined;
}

/** Between milliseconds, seconds, minutes, hours and days, and between bytes and their multiples by thousands and by 1,024. */
const FACTORS = [1, 1_000, 60, 3_600, 86_400, 60_000, 3_600_000, 86_400_000, 24, 1_440, 1e6, 1e9, 1_024, 1_024 ** 2, 1_024 ** 3];

/**
 * Numbers of the observed value in the setting's unit: by the ratio at which the setting's own value stands in the design now, by the
 * same distance from it, then as it is, then in every usual unit. Only what the setting can be is given, each number once.
 */
export function candidateNumbers({ min, max, integer }: NumberForm, held: Value | undefined, pairs: readonly Pair[]): readonly number[] {
  const found = pairs.flatMap(({ wanted, observed }) => {
    const [there, here] = [numberIn(observed), numberIn(wanted)];
    if (there === undefined) return [];
    const relative =
      typeof held !== "number" || here === undefined ? [] : [...(here === 0 ? [] : [(there * held) / here]), held + there - here];
    return [...relative, ...FACTORS.flatMap((factor) => [there / factor, there * factor])];
  });
  const legal = (value: number) => value >= min && value <= max && (!integer || Number.isInteger(value));
  return [...new Set(found.map(tidy))].filter(legal);
}

/** A number, or the first one in a text such as `604800s`, `P7D` or `512Mi`. */
function numberIn(value: Value | undefined): number | undefined {
  if (typeof value === "number") return value;
  const text = typeof value === "string" ? /-?\d+(?:\.\d+)?/.exec(value)?.[0] : undefined;
  return text === undefined ? undefined : Number(text);
}

/** Without the noise of division. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
