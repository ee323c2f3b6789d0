import type { LoweringContext } from "../../../lowering.ts";
import { JOB_PROTOCOL, reportOwnHours } from "../../databricks/workflow.ts";
import type { NamedStep } from "./run-steps.ts";
import { stepsOf } from "./step-of.ts";

/** What a workflow starts, in drawn order; what nothing starts by a call is said and left out. */
export function workflowSteps(context: LoweringContext): readonly NamedStep[] {
  return context.outgoing("runs").flatMap((peer) => {
    const found = stepsOf(context, peer);
    if (peer.outputs["protocol"] === JOB_PROTOCOL) reportOwnHours(context, peer);
    else if (found.length === 0) reportUnstartable(context, peer.component.title);
    return found;
  });
}

/** What an arrow points to and nothing starts is said. */
export function reportUnstartable(context: LoweringContext, title: string): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-RUN-UNSTARTABLE",
    message: `“${context.component.title}” cannot start “${title}”: nothing on Azure starts it by a call.`,
    target: { component: context.component.id },
    hint: "Remove the arrow, or choose another engine for what it points to.",
  });
}
