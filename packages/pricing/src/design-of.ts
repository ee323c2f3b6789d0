import type { Blueprint } from "@zerolake/blueprint";
import { deployedDesign } from "@zerolake/compiler";
import type { Target } from "@zerolake/resources";
import type { Design } from "./design.ts";

/** A blueprint as it would be deployed to a target, ready to be priced: settings, variants, attached parts and sizes from the compiler. */
export function designOf(blueprint: Blueprint, target: Target): Design {
  const deployed = deployedDesign(blueprint, target);
  return {
    cloud: target.cloud,
    region: target.region,
    tier: target.tier,
    components: deployed.components.map(({ component, variant }) => ({ ...component, variant: variant ?? "" })),
    edges: deployed.edges,
    workload: blueprint.workload,
    ...(deployed.zones === undefined ? {} : { zones: deployed.zones }),
    sizesAt: (scale) => deployed.sizesAt(scale),
  };
}
