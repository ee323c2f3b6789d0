import type { Blueprint } from "@zerolake/blueprint";
import { openPriceBook, type PriceSnapshot } from "@zerolake/pricing";
import type { Target } from "@zerolake/resources";
import { type CloudComparison, compareClouds, type EngineChoice, engineChoices } from "@zerolake/retarget";
import { choiceKey } from "./choice-key.ts";

export interface CompareRequest {
  readonly sequence: number;
  readonly blueprint: Blueprint;
  /** The first is where it comes from. */
  readonly targets: readonly Target[];
  readonly prices: PriceSnapshot | null;
  /** The day in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Components whose other engines are asked for, beside those that need a decision. */
  readonly open: readonly string[];
}

export interface CompareAnswer {
  readonly sequence: number;
  readonly comparison: CloudComparison;
  /** Other engines that would work, by `<cloud>.<component>`. */
  readonly choices: Readonly<Record<string, readonly EngineChoice[]>>;
}

/** Sets the drawing side by side, with the ways out of every gap and of what is looked at. */
export function compareDrawing({ sequence, blueprint, targets, prices, today, open }: CompareRequest): CompareAnswer {
  const comparison = compareClouds({ blueprint, targets, today, ...(prices === null ? {} : { book: openPriceBook(prices) }) });
  const asked = new Set(open);
  const choices = comparison.clouds.flatMap(({ cloud, target, undecided }) =>
    comparison.rows.flatMap(({ component }) =>
      asked.has(component) || undecided.includes(component)
        ? [[choiceKey(cloud, component), engineChoices(blueprint, target, component)] as const]
        : [],
    ),
  );
  return { sequence, comparison, choices: Object.fromEntries(choices) };
}
