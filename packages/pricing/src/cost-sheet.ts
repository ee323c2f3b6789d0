import type { Cloud } from "@zerolake/resources";

/** One line of a bill: what it is called, the quantity as a formula, and what one unit of it costs. */
export type CostLine = readonly [line: string, quantity: string, price: string];

/** How a variant is billed: by lines, like another variant, not at all, or in a way that nobody could find out. */
export type VariantRow = readonly CostLine[] | { readonly sameAs: string } | { readonly free: string } | { readonly unpriced: string };

/**
 * What a component kind costs, as data that people read: the variables in order, then the lines of each variant.
 * A price is an id of the list of prices, `a+b` for two that are bought together, `a#1` for the second tier alone,
 * `(name)` for the price that an input names, or `unpriced`.
 */
export interface CostSheet {
  readonly kind: string;
  /** How the formulas came about: meters, assumptions. */
  readonly basis?: string;
  readonly variables: readonly (readonly [name: string, formula: string])[];
  readonly aws: Readonly<Record<string, VariantRow>>;
  readonly azure: Readonly<Record<string, VariantRow>>;
  readonly gcp: Readonly<Record<string, VariantRow>>;
}

/** The row of a variant, or of every variant (`*`); a row that is the same as another one is followed to it. */
export function rowOf(sheet: CostSheet, cloud: Cloud, variant: string): { readonly variant: string; readonly row: VariantRow } | undefined {
  const row = sheet[cloud][variant] ?? sheet[cloud]["*"];
  if (row === undefined) return undefined;
  return "sameAs" in row ? rowOf(sheet, cloud, row.sameAs) : { variant, row };
}
