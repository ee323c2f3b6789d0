import type { PricedComponent } from "../design.ts";
import type { Scope } from "../formula/formula.ts";
import { BATCH_AND_QUERY_INPUTS } from "./batch-and-query-inputs.ts";
import type { InputContext, InputsOf } from "./input-context.ts";
import { LEARNING_INPUTS } from "./learning-inputs.ts";
import { PLATFORM_INPUTS } from "./platform-inputs.ts";
import { SOURCE_INPUTS } from "./source-inputs.ts";
import { STORAGE_INPUTS } from "./storage-inputs.ts";
import { STREAMING_INPUTS } from "./streaming-inputs.ts";

const INPUTS: Readonly<Record<string, InputsOf>> = {
  ...SOURCE_INPUTS,
  ...STORAGE_INPUTS,
  ...STREAMING_INPUTS,
  ...BATCH_AND_QUERY_INPUTS,
  ...LEARNING_INPUTS,
  ...PLATFORM_INPUTS,
};
const NO_INPUTS: Scope = {};

/** What the formulas of a component start from: its settings and what flows into it. */
export function inputsOf(component: PricedComponent, context: InputContext): Scope {
  return INPUTS[component.kind]?.(component, context) ?? NO_INPUTS;
}
