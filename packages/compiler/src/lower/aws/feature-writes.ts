import type { LoweringContext } from "../../lowering.ts";

/** Our own jobs write tables and streams; single feature values need code of the user's own, whose role may already write them. */
export function reportUnwrittenFeatures(context: LoweringContext): void {
  for (const { component, edge } of context.outgoing("features")) {
    context.report({
      severity: "info",
      code: "ZL-JOB-FEATURES",
      message: `The generated job of “${context.component.title}” writes tables; values for “${component.title}” need a job of your own.`,
      target: { component: context.component.id, edge: edge.id, setting: "job" },
      hint: "Set the job to your own artefact: its role may already write the feature groups.",
    });
  }
}
