import type { LoweringContext } from "../../../lowering.ts";

/** Said of a delivery into tables that lacks its stream or its tables. */
export function reportNowhere(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-DELIVERY-NOWHERE",
    message: `“${context.component.title}” does not connect a stream with tables.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it and one from it to Lakehouse tables.",
  });
}
