import type { LoweringContext } from "../../lowering.ts";
import { isOwnCode } from "./job-code.ts";

/**
 * Our own jobs write tables and streams; single feature values need code of the user's own. `right` is the clause that says
 * who may already write them.
 */
export function reportFeaturesUnwritten(context: LoweringContext, right: string): void {
  if (isOwnCode(context)) return;
  for (const { component, edge } of context.outgoing("features")) {
    context.report({
      severity: "info",
      code: "ZL-JOB-FEATURES",
      message: `The generated job of “${context.component.title}” writes tables; values for “${component.title}” need a job of your own.`,
      target: { component: context.component.id, edge: edge.id, setting: "job" },
      hint: `Set the job to your own artefact: ${right}.`,
    });
  }
}
