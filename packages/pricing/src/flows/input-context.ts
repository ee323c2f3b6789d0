import type { PricedComponent } from "../design.ts";
import type { Scope } from "../formula/formula.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Outflows } from "./outflow.ts";
import type { Totals } from "./totals.ts";

/** Everything a component may look at to say what its formulas start from. */
export interface InputContext {
  readonly evaluation: Evaluation;
  readonly outflows: Outflows;
  readonly totals: Totals;
  /** Requests a month of all stores; known once the stores are priced. */
  readonly requestsMonthAll: number;
}

export type InputsOf = (component: PricedComponent, context: InputContext) => Scope;
