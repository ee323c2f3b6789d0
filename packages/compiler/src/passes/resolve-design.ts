import { type Blueprint, type Component, type Edge, standingOn } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import { type Resolution, resolveVariants } from "../resolution/resolve-variants.ts";
import { type Figures, figuresOf } from "../sizing/figures.ts";
import { applySettings } from "./apply-settings.ts";
import { attachPromised } from "./attach-platform.ts";

/** A blueprint as a target reads it: what holds for each component and which variant it becomes. */
export interface ResolvedDesign {
  /** With effective settings; what the tier promises has attached itself. */
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
  readonly figures: ReadonlyMap<string, Figures>;
  readonly resolutions: ReadonlyMap<string, Resolution>;
}

/**
 * Settings, attachment and variants for those who judge a design without creating it. Asks no recipe, so it answers for
 * every cloud; platform parts that only a recipe needs are not attached. Linear in components × edges of a component.
 */
export function resolveDesign(drawing: Blueprint, target: Target): ResolvedDesign {
  const blueprint = standingOn(drawing, target.cloud);
  const drawn = applySettings(blueprint.components, blueprint, target);
  const components = attachPromised(drawn, blueprint, target);
  const figures = figuresOf(components, blueprint.edges);
  return {
    components,
    edges: blueprint.edges,
    figures,
    resolutions: resolveVariants({ components, edges: blueprint.edges, figures, target }),
  };
}
