import type { Cloud } from "@zerolake/resources";
import { type CostSheet, rowOf } from "./cost-sheet.ts";
import { type Formula, parseFormula } from "./formula/formula.ts";
import { findCostSheet } from "./sheets/registry.ts";

export interface CompiledLine {
  readonly line: string;
  readonly quantity: Formula;
  /** An expression of the price list, or the input that holds one. */
  readonly price: { readonly expression: string } | { readonly input: string };
}

/** A variant's row ready to evaluate: only the variables that its lines need, in order. */
export interface CompiledRow {
  /** The variant whose row it is: another one where rows are the same. */
  readonly variant: string;
  readonly variables: readonly (readonly [name: string, formula: Formula])[];
  readonly lines: readonly CompiledLine[];
  /** Names that neither the row nor its variables define. */
  readonly inputs: readonly string[];
  /** Set when the variant has no lines: why it costs nothing, or why nobody knows. */
  readonly free?: string;
  readonly unpriced?: string;
}

const compiled = new Map<string, CompiledRow>();

/** The row of a variant, parsed once. A variant that no sheet knows has no price, with that reason. */
export function compiledRow(kind: string, cloud: Cloud, variant: string): CompiledRow {
  const key = `${cloud}/${kind}/${variant}`;
  const before = compiled.get(key);
  if (before) return before;
  const row = compileRow(findCostSheet(kind), cloud, variant);
  compiled.set(key, row);
  return row;
}

/** What the stores contribute to the requests of the whole design, whatever their lines need. */
const ALWAYS_NEEDED: readonly string[] = ["puts", "gets"];

function compileRow(sheet: CostSheet | undefined, cloud: Cloud, variant: string): CompiledRow {
  const found = sheet && rowOf(sheet, cloud, variant);
  const empty = { variant: found?.variant ?? variant, lines: [] };
  if (!sheet || !found) return { ...empty, ...neededOf([], []), unpriced: `nobody has written down what "${variant}" costs` };
  const all = sheet.variables.map(([name, formula]) => [name, parseFormula(formula)] as const);
  const { row } = found;
  if ("free" in row) return { ...empty, ...neededOf(all, ALWAYS_NEEDED), free: row.free };
  if ("unpriced" in row) return { ...empty, ...neededOf(all, ALWAYS_NEEDED), unpriced: row.unpriced };
  if ("sameAs" in row) throw new Error(`The row "${found.variant}" of ${sheet.kind} leads nowhere`);
  const lines = row.map(([line, quantity, price]) => ({ line, quantity: parseFormula(quantity), price: priceOf(price) }));
  const roots = lines.flatMap(({ quantity, price }) => [...quantity.names, ...("input" in price ? [price.input] : [])]);
  return { variant: found.variant, lines, ...neededOf(all, [...ALWAYS_NEEDED, ...roots]) };
}

function priceOf(price: string): CompiledLine["price"] {
  const input = /^\((\w+)\)$/.exec(price)?.[1];
  return input === undefined ? { expression: price } : { input };
}

/** Variables behind the roots; a later one may use an earlier one. Roots that are not variables are inputs, unless they are only hoped for. */
function neededOf(all: CompiledRow["variables"], roots: readonly string[]): Pick<CompiledRow, "variables" | "inputs"> {
  const needed = new Set(roots);
  const variables = all.toReversed().filter(([name, formula]) => {
    if (!needed.has(name)) return false;
    for (const used of formula.names) needed.add(used);
    return true;
  });
  const own = new Set([...variables.map(([name]) => name), ...ALWAYS_NEEDED]);
  return { variables: variables.toReversed(), inputs: [...needed].filter((name) => !own.has(name)) };
}
