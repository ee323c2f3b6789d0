import type { Part } from "../lowering.ts";

/** NAT bills per hour and gateway: one for all zones until production, where a lost zone must not cut off the others; none where nothing goes out. */
export function natGateways({ component, target, zones }: Pick<Part, "component" | "target" | "zones">): number {
  if (component.settings["egress"] === "none") return 0;
  return target.tier === "production" ? zones : 1;
}
