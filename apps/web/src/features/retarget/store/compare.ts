import type { Blueprint } from "@zerolake/blueprint";
import { openPriceBook, type PriceSnapshot } from "@zerolake/pricing";
import type { Target } from "@zerolake/resources";
import { type CloudComparison, compareClouds, type OtherWay, otherWays } from "@zerolake/retarget";
import { wayKey } from "./way-key.ts";

export interface CompareRequest {
  readonly sequence: number;
  readonly blueprint: Blueprint;
  /** The first is where it comes from. */
  readonly targets: readonly Target[];
  readonly prices: PriceSnapshot | null;
  /** The day in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Components whose other ways are asked for, beside those that need a decision. */
  readonly open: readonly string[];
}

export interface CompareAnswer {
  readonly sequence: number;
  readonly comparison: CloudComparison;
  /** Other ways that would work, by `<cloud>.<component>`; absent until they are found. */
  readonly ways?: Readonly<Record<string, readonly OtherWay[]>>;
}

/** The drawing side by side. */
export function compareDrawing({ sequence, blueprint, targets, prices, today }: CompareRequest): Omit<CompareAnswer, "ways"> {
  const book = prices === null ? {} : { book: openPriceBook(prices) };
  return { sequence, comparison: compareClouds({ blueprint, targets, today, ...book }) };
}

/** The ways out of every gap, and of what is looked at: each is a drawing of its own to compile and to check, so they come after the comparison. */
export function findWays({ blueprint, open }: CompareRequest, { clouds, rows }: CloudComparison): NonNullable<CompareAnswer["ways"]> {
  const asked = new Set(open);
  return Object.fromEntries(
    clouds.flatMap(({ cloud, target, undecided }) =>
      rows.flatMap(({ component }) =>
        asked.has(component) || undecided.includes(component)
          ? [[wayKey(cloud, component), otherWays(blueprint, target, component)] as const]
          : [],
      ),
    ),
  );
}
