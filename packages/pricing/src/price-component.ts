import type { Cloud } from "@zerolake/resources";
import type { CompiledLine, CompiledRow } from "./compile-row.ts";
import type { ComponentCost, LineCost } from "./component-cost.ts";
import type { PricedComponent, Sizes } from "./design.ts";
import type { FormulaValue, Scope } from "./formula/formula.ts";
import { amountUsd, type PriceBook, toCents } from "./prices/price-book.ts";

/** What evaluates a row: everything its formulas may name. Variables are written into it in order. */
export type WorkScope = Record<string, FormulaValue>;

/** Computes the variables of a row inside the scope; a size that the compiler gave stays as it is. */
export function computeVariables(row: CompiledRow, scope: WorkScope, sizes: Scope): void {
  for (const [name, formula] of row.variables) if (!(name in sizes)) scope[name] = formula.evaluate(scope);
}

export interface Pricing {
  readonly cloud: Cloud;
  readonly book: PriceBook;
}

/** Amount of a component in cents without its explanation: what the range is made of. */
export function centsOf(row: CompiledRow, scope: Scope, { cloud, book }: Pricing): number {
  let cents = 0;
  for (const line of row.lines) {
    const quantity = line.quantity.evaluate(scope);
    if (typeof quantity !== "number" || !(quantity > 0) || !Number.isFinite(quantity)) continue;
    const rate = book.rate(cloud, expressionOf(line, scope));
    const amount = rate.ok ? amountUsd(quantity, rate.value.tiers) : 0;
    if (isPayable(amount)) cents += toCents(amount);
  }
  return cents;
}

interface Priceable {
  readonly component: PricedComponent;
  readonly row: CompiledRow;
  readonly scope: Scope;
  readonly sizes: Sizes;
}

/** A component with its lines; what has no price, or no number, makes it `unpriced` with the reason. */
export function priceComponent({ component, row, scope, sizes }: Priceable, pricing: Pricing): ComponentCost {
  const lines: LineCost[] = [];
  let unpriced = row.unpriced;
  let [cents, unverifiedCents] = [0, 0];
  for (const line of row.lines) {
    const priced = priceLine(line, scope, pricing);
    if (typeof priced === "string") unpriced ??= priced;
    else if (priced.quantity > 0) {
      lines.push(priced);
      const own = toCents(priced.monthlyUsd);
      cents += own;
      if (priced.prices.some((price) => price.confidence === "memory, verify")) unverifiedCents += own;
    }
  }
  return {
    component: component.id,
    kind: component.kind,
    title: component.title,
    variant: component.variant,
    ...(row.variant === component.variant ? {} : { sameAs: row.variant }),
    monthlyUsd: cents / 100,
    lines,
    ...(row.free === undefined ? {} : { free: row.free }),
    ...(unpriced === undefined ? {} : { unpriced }),
    inputs: pick(scope, row.inputs),
    variables: pick(
      scope,
      row.variables.map(([name]) => name),
    ),
    sizes,
    unverifiedShare: cents > 0 ? unverifiedCents / cents : 0,
  };
}

/** Dollars beyond which cents are no longer exact: such a bill is a mistake in the figures. */
const PAYABLE_USD_MAX = 1e12;

function isPayable(usd: number): boolean {
  return usd >= 0 && usd <= PAYABLE_USD_MAX;
}

/** The line, or why it has no amount. */
function priceLine(line: CompiledLine, scope: Scope, { cloud, book }: Pricing): LineCost | string {
  const quantity = line.quantity.evaluate(scope);
  if (typeof quantity !== "number" || !Number.isFinite(quantity) || quantity < 0)
    return `“${line.line}” has no quantity that could be paid: ${line.quantity.text} gives ${String(quantity)}`;
  const priceId = expressionOf(line, scope);
  const found = { line: line.line, quantity, formula: line.quantity.text, priceId };
  if (quantity === 0) return { ...found, unit: "", prices: [], monthlyUsd: 0 };
  const rate = book.rate(cloud, priceId);
  if (!rate.ok) return `“${line.line}”: ${rate.error}`;
  const amount = amountUsd(quantity, rate.value.tiers);
  if (!isPayable(amount)) return `“${line.line}” would cost more than a trillion dollars a month: the workload figures are too large`;
  return { ...found, unit: rate.value.unit, prices: rate.value.prices, monthlyUsd: toCents(amount) / 100 };
}

function expressionOf({ price }: CompiledLine, scope: Scope): string {
  return "input" in price ? String(scope[price.input]) : price.expression;
}

function pick(scope: Scope, names: readonly string[]): Record<string, FormulaValue> {
  const picked: Record<string, FormulaValue> = {};
  for (const name of names) {
    const value = scope[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
