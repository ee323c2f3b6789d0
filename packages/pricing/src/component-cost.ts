import type { Sizes } from "./design.ts";
import type { FormulaValue } from "./formula/formula.ts";
import type { Price } from "./prices/price-book.ts";

/** One line of the bill of a component, with everything that explains it. */
export interface LineCost {
  readonly line: string;
  readonly quantity: number;
  /** What one unit of the quantity is. */
  readonly unit: string;
  readonly formula: string;
  /** Id of the price; several joined by `+`, one of its tiers after `#`. */
  readonly priceId: string;
  readonly prices: readonly Price[];
  readonly monthlyUsd: number;
}

/** What a component costs a month; `unpriced` says why nobody knows, and then the amount counts what is known. */
export interface ComponentCost {
  readonly component: string;
  readonly kind: string;
  readonly title: string;
  readonly variant: string;
  /** The variant whose row it is, where it is another one. */
  readonly sameAs?: string;
  /** Sum of the lines. */
  readonly monthlyUsd: number;
  /** Lines with a quantity above zero. */
  readonly lines: readonly LineCost[];
  readonly free?: string;
  readonly unpriced?: string;
  /** What the formulas start from: load, settings, sizes. */
  readonly inputs: Readonly<Record<string, FormulaValue>>;
  readonly variables: Readonly<Record<string, FormulaValue>>;
  /** Sizes that the compiler deploys: each takes the place of the input or variable of its name. */
  readonly sizes: Sizes;
  /** Share of the amount, 0 to 1, that rests on prices which were only remembered. */
  readonly unverifiedShare: number;
}
