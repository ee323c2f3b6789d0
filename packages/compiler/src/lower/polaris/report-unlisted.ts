import type { LoweringContext } from "../../lowering.ts";

/** Jobs of the drawing find tables by their folders: what they write there is in no list of Polaris. */
export function reportUnlistedTables(context: LoweringContext): void {
  const [store] = context.incoming("tables");
  if (!store) return;
  context.report({
    severity: "info",
    code: "ZL-POLARIS-UNLISTED",
    message: `“${context.component.title}” lists the tables that are made through it; those that jobs of this drawing write into “${store.component.title}” by folder are not among them.`,
    target: { component: context.component.id, edge: store.edge.id },
    hint: "Register a table that exists with the call register of the Iceberg REST catalog, or let your engines make their tables in it.",
  });
}
