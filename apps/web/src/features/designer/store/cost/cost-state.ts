import type { DesignCost } from "@zerolake/pricing";
import type { PriceAnswer } from "./price-drawing.ts";

/** What one component costs, as its node says it. */
export interface NodeCost {
  /** `$412/mo`, `free`, `no price`, `at least $3.10/mo` */
  readonly words: string;
  /** 0 to 4: its share of the whole, for the shades of the Cost overlay. */
  readonly step: number;
}

/** What the drawing costs in the viewed target. */
export interface CostView {
  /** Absent until it was priced for the first time. */
  readonly cost?: DesignCost;
  readonly nodes: ReadonlyMap<string, NodeCost>;
  readonly deployed?: PriceAnswer["deployed"];
  readonly others: PriceAnswer["others"];
  readonly explained?: PriceAnswer["explained"];
  /** Why prices are missing, when pricing failed. */
  readonly failure?: string;
}

export const NO_COST: CostView = { nodes: new Map(), others: [] };
