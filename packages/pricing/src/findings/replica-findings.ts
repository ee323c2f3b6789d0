import type { Diagnostic } from "@zerolake/resources";
import type { ComponentCost } from "../component-cost.ts";
import type { Design } from "../design.ts";
import { figure } from "../flows/settings.ts";

/** Kinds that run as many replicas as their load needs, up to a most. */
const REPLICATED: ReadonlySet<string> = new Set(["app-service", "model-serving"]);

/** Parts whose load needs more replicas than the design allows: they are priced as the load needs them, and would fall behind. */
export function replicaFindings({ components }: Design, costs: readonly ComponentCost[]): readonly Diagnostic[] {
  return components.flatMap((component, index) => {
    const needed = costs[index]?.variables["replicas"];
    const most = figure(component, "replicasMax", 0);
    if (!REPLICATED.has(component.kind) || typeof needed !== "number" || most === 0 || needed <= most) return [];
    return [
      {
        severity: "warning" as const,
        code: "ZL-COST-REPLICAS",
        message: `“${component.title}” needs ${needed} replicas for its load and may have ${most}. The cost counts ${needed}.`,
        target: { component: component.id, setting: "replicasMax" },
        hint: "Raise the most replicas, or take a larger machine.",
      },
    ];
  });
}
