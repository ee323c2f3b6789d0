import type { Cloud, Diagnostic, Tier } from "@zerolake/resources";
import type { ComponentCost } from "./component-cost.ts";

/** What an assumption does to the total, at its low and at its high. */
export interface Driver {
  readonly parameter: string;
  readonly meaning: string;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly atLowUsd: number;
  readonly atHighUsd: number;
}

/** The expected total against the budget that the design carries. */
export interface BudgetLine {
  readonly component: string;
  readonly monthlyUsd: number;
  readonly expectedShare: number;
  readonly highShare: number;
}

export interface DesignCost {
  readonly cloud: Cloud;
  /** Where it is meant to run; prices are those of `priceRegion`. */
  readonly region: string;
  readonly priceRegion: string;
  readonly tier: Tier;
  readonly snapshotDate: string;
  readonly monthlyUsd: number;
  /** True when a part has no price: then every total is a lower bound. */
  readonly isAtLeast: boolean;
  readonly components: readonly ComponentCost[];
  /** Storage grows to its retention; nothing else grows. */
  readonly months: { readonly month1: number; readonly month12: number; readonly fullRetention: number };
  readonly range: { readonly low: number; readonly expected: number; readonly high: number };
  /** What moves the total, most first. */
  readonly drivers: readonly Driver[];
  readonly budget?: BudgetLine;
  readonly diagnostics: readonly Diagnostic[];
}
