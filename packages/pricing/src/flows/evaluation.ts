import type { Cloud, Tier } from "@zerolake/resources";
import type { Design, PricedComponent } from "../design.ts";
import type { Parameters } from "../model/parameters.ts";
import { TIER_VALUES, type TierValues } from "../model/tier-values.ts";
import type { DesignGraph } from "./design-graph.ts";
import { flag } from "./settings.ts";

/** One pricing of a design at one set of parameters. */
export interface Evaluation {
  readonly design: Design;
  readonly graph: DesignGraph;
  readonly parameters: Parameters;
  readonly cloud: Cloud;
  readonly tier: Tier;
  /** Of the tier, with what the network's settings replace. */
  readonly tierValues: TierValues;
}

export function evaluationOf(design: Design, graph: DesignGraph, parameters: Parameters): Evaluation {
  return { design, graph, parameters, cloud: design.cloud, tier: design.tier, tierValues: tierValuesOf(design) };
}

/** A parameter that the model is sure to have. */
export function parameter({ parameters }: Evaluation, name: string): number {
  return parameters[name] ?? Number.NaN;
}

/** Zones and endpoints of the network win over the tier; in one zone nothing is redundant. */
function tierValuesOf(design: Design): TierValues {
  const values = TIER_VALUES[design.tier];
  const network = design.components.find((component) => component.kind === "network");
  const asked = network?.settings["zones"];
  const zones = design.zones ?? (typeof asked === "number" && asked >= 1 ? asked : values.zones);
  return {
    ...values,
    zones,
    redundancy: zones <= 1 ? 1 : values.redundancy,
    privateEndpoints: network ? flag(network, "privateEndpoints", values.privateEndpoints) : values.privateEndpoints,
  };
}

export type Kinds = ReadonlySet<string>;

export function isOf(component: PricedComponent, kinds: Kinds): boolean {
  return kinds.has(component.kind);
}
