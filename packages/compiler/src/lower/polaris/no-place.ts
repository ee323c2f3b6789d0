import type { LoweringContext } from "../../lowering.ts";

/** Said where no store is wired in which the catalog's tables could lie; `stores` are the kinds that would do. */
export function reportNoPlace(context: LoweringContext, stores: string): void {
  context.report({
    severity: "warning",
    code: `ZL-${context.target.cloud.toUpperCase()}-POLARIS-PLACE`,
    message: `The server of “${context.component.title}” runs, but has no catalog: there is no place where its tables may lie.`,
    target: { component: context.component.id },
    hint: `Draw an arrow from ${stores} of this environment to it.`,
  });
}
