import type { Advice } from "./advice.ts";

/** One row of a decision table; the first one that matches decides. */
export interface Row<Situation, Option extends string> {
  /** Number in the table of the documentation. */
  readonly row: string;
  when(situation: Situation): boolean;
  readonly choice: Option | ((situation: Situation) => Option);
  readonly because: readonly string[];
  /** Why not the others, where the row itself says so. */
  readonly whyNot?: Readonly<Partial<Record<Option, string>>>;
}

export interface TableAdvice<Option extends string> extends Advice<Option> {
  /** The row that decided. */
  readonly row: string;
}

/** Asks the rows in order. The last row of a table matches everything; a table that does not is a mistake of ours, so it throws. */
export function firstMatch<Situation, Option extends string>(
  rows: readonly Row<Situation, Option>[],
  situation: Situation,
): TableAdvice<Option> {
  const found = rows.find((row) => row.when(situation));
  if (!found) throw new Error("The last row of a decision table has to match everything");
  const choice = typeof found.choice === "function" ? found.choice(situation) : found.choice;
  const reasons = Object.entries(found.whyNot ?? {}) as [Option, string][];
  const whyNot = reasons.filter(([option]) => option !== choice).map(([option, because]) => ({ option, because }));
  return { row: found.row, choice, because: found.because, whyNot };
}
