import { type CompiledRow, compiledRow } from "./compile-row.ts";
import type { PricedComponent, Sizes } from "./design.ts";
import { type Evaluation, parameter } from "./flows/evaluation.ts";
import type { InputContext } from "./flows/input-context.ts";
import { inputsOf } from "./flows/inputs.ts";
import { carryFlows } from "./flows/outflow.ts";
import { totalsOf } from "./flows/totals.ts";
import type { Scope } from "./formula/formula.ts";
import { computeVariables, type WorkScope } from "./price-component.ts";

/** A component with its row and everything that the formulas of the row may name, variables included. */
export interface EvaluatedComponent {
  readonly component: PricedComponent;
  readonly row: CompiledRow;
  readonly scope: Scope;
}

const STORES: ReadonlySet<string> = new Set(["object-store", "lakehouse-tables", "dataset-store"]);
const NO_SIZES: Sizes = {};

/**
 * All quantities of a design at one set of parameters: flows along the edges, then the stores, whose requests others
 * count, then the rest. Linear in components + edges.
 */
export function evaluateDesign(evaluation: Evaluation): readonly EvaluatedComponent[] {
  const { design } = evaluation;
  const outflows = carryFlows(evaluation);
  const sizes = design.sizesAt?.({ volume: parameter(evaluation, "volumeFactor"), peak: parameter(evaluation, "peakScale") });
  const base: WorkScope = { ...evaluation.parameters, ...evaluation.tierValues, tier: evaluation.tier };
  const evaluate = (component: PricedComponent, context: InputContext): EvaluatedComponent => {
    const row = compiledRow(component.kind, evaluation.cloud, component.variant);
    const own = sizes?.get(component.id) ?? NO_SIZES;
    // Names are looked up along the prototype: copying every parameter for every component would be most of the work.
    const scope: WorkScope = Object.assign(Object.create(base) as WorkScope, inputsOf(component, context), own);
    computeVariables(row, scope, own);
    return { component, row, scope };
  };
  const totals = totalsOf(evaluation, outflows);
  const early: InputContext = { evaluation, outflows, totals, requestsMonthAll: 0 };
  const stores = new Map(design.components.filter(({ kind }) => STORES.has(kind)).map((store) => [store.id, evaluate(store, early)]));
  const requestsMonthAll = [...stores.values()].reduce((sum, { scope }) => sum + numberIn(scope, "puts") + numberIn(scope, "gets"), 0);
  const late: InputContext = { ...early, requestsMonthAll };
  return design.components.map((component) => stores.get(component.id) ?? evaluate(component, late));
}

function numberIn(scope: Scope, name: string): number {
  const value = scope[name];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
