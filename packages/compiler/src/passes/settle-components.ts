import type { Blueprint, Component } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import type { Lowering } from "../lowering.ts";
import { findLowering, listLowerings } from "../lowering-registry.ts";
import { type Resolution, resolveVariants } from "../resolution/resolve-variants.ts";
import { type Figures, figuresOf } from "../sizing/figures.ts";
import { applySettings } from "./apply-settings.ts";
import { attachPlatform } from "./attach-platform.ts";
import { isInternal } from "./internal-kinds.ts";

/** Everything that will stand in an environment, drawn or attached, with its variant and the recipe that creates it. */
export interface SettledComponents {
  /** Without a lowering: no recipe creates it on this cloud yet. */
  readonly found: readonly { readonly component: Component; readonly lowering: Lowering | undefined }[];
  readonly figures: ReadonlyMap<string, Figures>;
  readonly resolutions: ReadonlyMap<string, Resolution>;
}

/**
 * Settings, attachment and variants until nothing changes any more. A variant may need a platform part, whose
 * presence may change settings of nobody else; kinds only grow, so it ends after at most as many rounds as kinds.
 */
export function settleComponents(blueprint: Blueprint, target: Target): SettledComponents {
  const drawn = applySettings(blueprint.components, blueprint, target);
  let needed: readonly string[] = [];
  for (;;) {
    const components = attachPlatform(drawn, blueprint, target, needed);
    const figures = figuresOf(components, blueprint.edges);
    const resolutions = resolveVariants({
      components: components.filter((component) => !isInternal(component.kind)),
      edges: blueprint.edges,
      figures,
      target,
    });
    const found = components.map((component) => ({ component, lowering: loweringOf(component, resolutions, target) }));
    const needs = [...new Set(found.flatMap(({ lowering }) => lowering?.needs ?? []))].sort();
    if (needs.every((kind) => components.some((component) => component.kind === kind))) return { found, figures, resolutions };
    needed = [...new Set([...needed, ...needs])];
  }
}

function loweringOf(component: Component, resolutions: ReadonlyMap<string, Resolution>, target: Target): Lowering | undefined {
  if (isInternal(component.kind)) return listLowerings(target.cloud).find(({ kind }) => kind === component.kind);
  const variant = resolutions.get(component.id)?.variant;
  return variant === undefined ? undefined : findLowering(target.cloud, component.kind, variant);
}
