import { type CompiledRow, compiledRow } from "./compile-row.ts";
import type { PricedComponent, Sizes } from "./design.ts";
import { type Evaluation, movesFlows, parameter } from "./flows/evaluation.ts";
import type { InputContext } from "./flows/input-context.ts";
import { inputsOf } from "./flows/inputs.ts";
import { carryFlows } from "./flows/outflow.ts";
import { totalsOf } from "./flows/totals.ts";
import type { Scope } from "./formula/formula.ts";
import { computeVariables, type WorkScope } from "./price-component.ts";

/** A component with its row and everything that its formulas name, variables included. */
export interface EvaluatedComponent {
  readonly component: PricedComponent;
  readonly row: CompiledRow;
  /** Load and settings. */
  readonly inputs: Scope;
  readonly scope: Scope;
  /** Given by the compiler. */
  readonly sizes: Sizes;
}

/** A design at one set of parameters, in drawn order. */
export interface EvaluatedDesign {
  readonly components: readonly EvaluatedComponent[];
  readonly context: InputContext;
  readonly sizes: ReadonlyMap<string, Sizes> | undefined;
}

/** The same design a moment ago, and the one parameter that has changed since. */
export interface Before {
  readonly evaluated: EvaluatedDesign;
  readonly changed: string;
}

const STORES: ReadonlySet<string> = new Set(["object-store", "lakehouse-tables", "dataset-store"]);
/** These count the requests of all stores. */
const REQUEST_COUNTERS: ReadonlySet<string> = new Set(["governance", "encryption-key"]);
/** Sizes follow the load alone. */
const LOADS: ReadonlySet<string> = new Set(["volumeFactor", "peakScale"]);
const NO_SIZES: Sizes = {};

/**
 * All quantities of a design at one set of parameters: flows along the edges, then the stores, whose requests others
 * count, then the rest. Linear in components + edges. With `before`, a component that the change does not reach is
 * handed back as it was, the same object.
 */
export function evaluateDesign(evaluation: Evaluation, before?: Before): EvaluatedDesign {
  const { design } = evaluation;
  const { context, sizes } = startOf(evaluation, before);
  const base: WorkScope = { ...evaluation.parameters, ...evaluation.tierValues, tier: evaluation.tier };
  const evaluate = (index: number, own: InputContext): EvaluatedComponent => {
    const component = design.components[index] as PricedComponent;
    const earlier = before?.evaluated.components[index];
    const row = earlier?.row ?? compiledRow(component.kind, evaluation.cloud, component.variant);
    const given = sizes?.get(component.id) ?? NO_SIZES;
    const isFlowing = !earlier || movesFlows(before?.changed ?? "") || REQUEST_COUNTERS.has(component.kind);
    const inputs = isFlowing ? inputsOf(component, own) : earlier.inputs;
    if (before && earlier && isUntouched(earlier, { inputs, given, changed: before.changed })) return earlier;
    const scope = scopeOf(row, { base, inputs, given });
    computeVariables(row, scope, given);
    return { component, row, inputs, scope, sizes: given };
  };
  const stores = new Map<number, EvaluatedComponent>();
  for (const [index, { kind }] of design.components.entries()) if (STORES.has(kind)) stores.set(index, evaluate(index, context));
  const requestsMonthAll = [...stores.values()].reduce((sum, { scope }) => sum + numberIn(scope, "puts") + numberIn(scope, "gets"), 0);
  const late: InputContext = { ...context, requestsMonthAll };
  return { components: design.components.map((_, index) => stores.get(index) ?? evaluate(index, late)), context: late, sizes };
}

/** Flows and sizes, taken over where the changed parameter does not move them. */
function startOf(evaluation: Evaluation, before: Before | undefined): Pick<EvaluatedDesign, "context" | "sizes"> {
  if (before && !movesFlows(before.changed)) {
    const { context, sizes } = before.evaluated;
    return { context: { ...context, evaluation }, sizes };
  }
  const outflows = carryFlows(evaluation);
  const context = { evaluation, outflows, totals: totalsOf(evaluation, outflows), requestsMonthAll: 0 };
  if (before && !LOADS.has(before.changed)) return { context, sizes: before.evaluated.sizes };
  const scale = { volume: parameter(evaluation, "volumeFactor"), peak: parameter(evaluation, "peakScale") };
  return { context, sizes: evaluation.design.sizesAt?.(scale) };
}

interface Names {
  readonly base: Scope;
  readonly inputs: Scope;
  readonly given: Sizes;
}

/** What the row needs and nothing else, always in the same order: such small objects of one shape are quick to make and to read. */
function scopeOf(row: CompiledRow, { base, inputs, given }: Names): WorkScope {
  const scope: WorkScope = {};
  for (const name of row.inputs) {
    const value = inputs[name] ?? base[name];
    if (value !== undefined) scope[name] = value;
  }
  for (const name in given) scope[name] = given[name] as number | string;
  return scope;
}

interface Change {
  readonly inputs: Scope;
  readonly given: Sizes;
  readonly changed: string;
}

/** Everything that its formulas name is what it was. */
function isUntouched({ row, scope }: EvaluatedComponent, { inputs, given, changed }: Change): boolean {
  for (const name in given) if (given[name] !== scope[name]) return false;
  for (const name of row.inputs) {
    if (name === changed) return false;
    const value = given[name] ?? inputs[name];
    if (value !== undefined && value !== scope[name]) return false;
  }
  return true;
}

function numberIn(scope: Scope, name: string): number {
  const value = scope[name];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
