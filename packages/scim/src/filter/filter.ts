import type { AttributePath } from "../schema/attribute-path.ts";

export const OPERATORS = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type Operator = (typeof OPERATORS)[number];

export type FilterValue = string | number | boolean | null;

/** A filter of RFC 7644 §3.4.2.2 as it is written: nothing is known yet about whether its attributes exist. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly filters: readonly [Filter, Filter, ...Filter[]] }
  | { readonly kind: "not"; readonly filter: Filter }
  | { readonly kind: "present"; readonly path: AttributePath }
  | { readonly kind: "compare"; readonly path: AttributePath; readonly operator: Operator; readonly value: FilterValue }
  /** Some value of a list of parts: `emails[type eq "work"]`. */
  | { readonly kind: "some"; readonly path: AttributePath; readonly filter: Filter };
