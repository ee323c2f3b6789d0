import type { Design } from "./design.ts";
import type { DesignCost, Driver } from "./design-cost.ts";
import { type EvaluatedDesign, evaluateDesign } from "./evaluate-design.ts";
import type { DesignGraph } from "./flows/design-graph.ts";
import { evaluationOf } from "./flows/evaluation.ts";
import { EXPECTED_PARAMETERS, PARAMETERS } from "./model/parameters.ts";
import { centsOf, type Pricing } from "./price-component.ts";

/** The design as expected: what the differences are taken from. */
export interface Baseline {
  readonly design: Design;
  readonly graph: DesignGraph;
  readonly evaluated: EvaluatedDesign;
  readonly pricing: Pricing;
}

type Sensitivity = Pick<DesignCost, "months" | "range" | "drivers">;

/**
 * Tries every assumption at its low and at its high, alone. Deviations are treated as independent: high is the expected
 * total plus the root of the sum of squares of everything that adds, low the same with everything that saves.
 * A component whose inputs a deviation leaves alone keeps its amount: only what changes is evaluated.
 */
export function sensitivityOf(baseline: Baseline): Sensitivity {
  const amounts = baseline.evaluated.components.map(({ row, scope }) => centsOf(row, scope, baseline.pricing));
  const expected = amounts.reduce((sum, cents) => sum + cents, 0);
  const difference = (name: string, value: number): number => totalAt(baseline, amounts, { name, value }) - expected;
  const drivers: Driver[] = PARAMETERS.map(({ name, meaning, low, expected: middle, high }) => ({
    parameter: name,
    meaning,
    low,
    expected: middle,
    high,
    atLowUsd: low === middle ? 0 : difference(name, low) / 100,
    atHighUsd: high === middle ? 0 : difference(name, high) / 100,
  }));
  const horizon = drivers.find(({ parameter }) => parameter === "horizonDays");
  const total = expected / 100;
  return {
    months: {
      month1: rounded(total + (horizon?.atLowUsd ?? 0)),
      month12: total,
      fullRetention: rounded(total + (horizon?.atHighUsd ?? 0)),
    },
    range: rangeOf(total, drivers),
    drivers: drivers.filter((driver) => reach(driver) > 0).sort((left, right) => reach(right) - reach(left)),
  };
}

function rangeOf(expected: number, drivers: readonly Driver[]): Sensitivity["range"] {
  const moves = drivers.flatMap(({ atLowUsd, atHighUsd }) => [atLowUsd, atHighUsd]);
  return {
    low: Math.max(0, rounded(expected - rootOfSquares(moves.filter((usd) => usd < 0)))),
    expected,
    high: rounded(expected + rootOfSquares(moves.filter((usd) => usd > 0))),
  };
}

function rootOfSquares(amounts: readonly number[]): number {
  return Math.sqrt(amounts.reduce((sum, usd) => sum + usd * usd, 0));
}

function reach({ atLowUsd, atHighUsd }: Driver): number {
  return Math.max(Math.abs(atLowUsd), Math.abs(atHighUsd));
}

function totalAt(baseline: Baseline, amounts: readonly number[], changed: { readonly name: string; readonly value: number }): number {
  const { design, graph, evaluated, pricing } = baseline;
  const parameters = { ...EXPECTED_PARAMETERS, [changed.name]: changed.value };
  const again = evaluateDesign(evaluationOf(design, graph, parameters), { evaluated, changed: changed.name });
  return again.components.reduce((sum, component, index) => {
    const isUntouched = component === evaluated.components[index];
    return sum + (isUntouched ? (amounts[index] ?? 0) : centsOf(component.row, component.scope, pricing));
  }, 0);
}

function rounded(usd: number): number {
  return Math.floor(usd * 100 + 0.5) / 100;
}
