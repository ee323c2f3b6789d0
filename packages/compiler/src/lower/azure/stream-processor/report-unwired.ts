import type { LoweringContext } from "../../../lowering.ts";

/** A job without a beginning or without an end. */
export function reportUnwired(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-PROCESSOR-NOWHERE",
    message: `“${context.component.title}” has nothing to read or nothing to write.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it, and one from it to tables or to another stream.",
  });
}
