import type { LoweringContext } from "../../lowering.ts";

/** Whoever brings files from outside has no way into a lakehouse that would not be one into everything beside it. */
export function reportPartners(context: LoweringContext): void {
  const { id, title } = context.component;
  for (const { component, edge } of context.incoming("files").filter((peer) => peer.component.kind === "file-source")) {
    context.report({
      severity: "warning",
      code: "ZL-FABRIC-PARTNERS",
      message: `Partners of “${component.title}” get no right to “${title}”: Fabric would let them into the whole workspace.`,
      target: { component: id, edge: edge.id },
      hint: "Share the lakehouse with them in Fabric, or give the files a reader outside Fabric, so that they lie in a storage account.",
    });
  }
}
