import type { Cloud, Tier } from "@zerolake/resources";
import type { Design } from "../design.ts";
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

/** The parameters that loads depend on; a change of any other leaves every flow as it is. */
const FLOW_PARAMETERS = [
  "D",
  "S",
  "volumeFactor",
  "peakScale",
  "compression",
  "horizonDays",
  "hoursFactor",
  "runsPerTraining",
  "tokensPerDocument",
  "responseKb",
] as const;
type FlowParameter = (typeof FLOW_PARAMETERS)[number];

export function movesFlows(name: string): boolean {
  return FLOW_PARAMETERS.some((parameter) => parameter === name);
}

/** One of the parameters that flows may read. */
export function parameter({ parameters }: Evaluation, name: FlowParameter): number {
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
