import type { Diagnostic } from "@zerolake/resources";
import type { Environment } from "./resolve-environment.ts";

/** Pass: edges that the chosen variants cannot carry are findings; what is left out says so, nothing is dropped silently. */
export function checkEdges(environment: Environment): readonly Diagnostic[] {
  return environment.edges.flatMap((edge) => {
    const from = environment.parts.get(edge.from.component);
    const to = environment.parts.get(edge.to.component);
    if (!from || !to) return [];
    const reason =
      from.lowering.refuses?.(from.part, edge.from.port, "out", { component: to.part.component, variant: to.part.variant }) ??
      to.lowering.refuses?.(to.part, edge.to.port, "in", { component: from.part.component, variant: from.part.variant });
    if (reason === undefined) return [];
    return [
      { severity: "error" as const, code: "ZL-EDGE-REFUSED", message: reason, target: { edge: edge.id, component: edge.to.component } },
    ];
  });
}
