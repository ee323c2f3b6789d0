import { type Blueprint, type Component, type Edge, standingOn } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import type { Part } from "../lowering.ts";
import { type DeployedSizes, deployedSizes } from "../sizing/deployed-sizes.ts";
import type { Figures } from "../sizing/figures.ts";
import { zonesOf } from "../sizing/zones.ts";
import { isInternal } from "./internal-kinds.ts";
import { settleComponents } from "./settle-components.ts";

/** A component, drawn or attached, with the variant that is deployed; `undefined` for a kind that no rule knows. */
export interface DeployedComponent {
  readonly component: Component;
  readonly variant: string | undefined;
}

/** How much more or less than the stated load. */
export interface LoadFactor {
  readonly volume: number;
  readonly peak: number;
}

/** What will stand on a cloud, for those who count what it costs: nothing is lowered, and no recipe has to exist. */
export interface DeployedDesign {
  readonly components: readonly DeployedComponent[];
  readonly edges: readonly Edge[];
  /** Zones of the network, when there is one. */
  readonly zones?: number;
  /** Sizes of each component if the load were so many times what it is said to be. */
  sizesAt(factor: LoadFactor): ReadonlyMap<string, DeployedSizes>;
}

/** Deterministic; linear in components × sources, as `compile` without lowering. */
export function deployedDesign(drawing: Blueprint, target: Target): DeployedDesign {
  const blueprint = standingOn(drawing, target.cloud);
  const { found, figures, resolutions } = settleComponents(blueprint, target);
  const kinds = new Set(found.map(({ component }) => component.kind));
  const zones = zonesOf(found);
  const components = found.map(({ component, lowering }) => ({
    component,
    variant: isInternal(component.kind) ? lowering?.variant : resolutions.get(component.id)?.variant,
  }));
  const parts = components.flatMap(({ component, variant }): Part[] => {
    const own = figures.get(component.id);
    return own && variant !== undefined
      ? [{ component, variant, target, figures: own, zones, has: (kind: string): boolean => kinds.has(kind) }]
      : [];
  });
  return {
    components,
    edges: blueprint.edges,
    ...(kinds.has("network") ? { zones } : {}),
    sizesAt: (factor) =>
      new Map(parts.map((part) => [part.component.id, deployedSizes({ ...part, figures: scaled(part.figures, factor) })])),
  };
}

/** A peak is never below the average. */
function scaled(figures: Figures, { volume, peak }: LoadFactor): Figures {
  const eventsPerSecond = figures.eventsPerSecond * volume;
  return {
    ...figures,
    eventsPerSecond,
    peakEventsPerSecond: Math.max(eventsPerSecond, figures.peakEventsPerSecond * volume * peak),
    mbPerSecond: figures.mbPerSecond * volume,
  };
}
