import type { LoweringContext } from "../../../lowering.ts";

/** What needs code of one's own is said, never left out silently. */
export function reportUnwritten(context: LoweringContext): void {
  for (const { component, edge } of [...context.outgoing("features"), ...context.outgoing("vectors")]) {
    context.report({
      severity: "info",
      code: "ZL-JOB-FEATURES",
      message: `The generated job of “${context.component.title}” writes tables and streams; what goes to “${component.title}” needs a job of your own.`,
      target: { component: context.component.id, edge: edge.id, setting: "job" },
      hint: "Run your own job as the identity that is made here: it has the rights that the arrows give.",
    });
  }
}
