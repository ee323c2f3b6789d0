import type { Blueprint } from "@zerolake/blueprint";
import { TIERS, type Tier } from "@zerolake/resources";
import { blueprintOf } from "./small-environment.testing.ts";
import { VARIANT_DRAWINGS } from "./variant-drawings.testing.ts";

export interface AwsDrawing {
  readonly name: string;
  readonly blueprint: Blueprint;
  /** In which it is what its name says. */
  readonly tiers: readonly Tier[];
}

/** Every drawing of a variant with what its tier attaches, for those who deploy it. */
export const AWS_DRAWINGS: readonly AwsDrawing[] = VARIANT_DRAWINGS.map(([variant, component, drawing]) => ({
  name: `${variant} (${component})`,
  blueprint: blueprintOf({ ...drawing, omit: [] }),
  tiers: drawing.tier ? [drawing.tier] : TIERS,
}));

export { ANSWERED as AWS_ANSWERED } from "../../sample-environments.testing.ts";
