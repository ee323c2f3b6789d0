import type { Blueprint } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import { designOf } from "./design-of.ts";
import { indexDesign } from "./flows/design-graph.ts";
import { evaluationOf } from "./flows/evaluation.ts";
import type { Outflow } from "./flows/flow.ts";
import { carryFlows } from "./flows/outflow.ts";
import { EXPECTED_PARAMETERS } from "./model/parameters.ts";

/** What goes over an edge on average. */
export interface EdgeLoad {
  readonly amount: number;
  readonly per: "events/s" | "bytes/day" | "vectors/day";
}

const BYTES_PER_GB = 1e9;

/**
 * The expected load of every edge that carries data, by edge id: the same flows that costs are counted from, so that
 * a number on a line and a number on a bill never differ. Edges whose load nobody has said, and those that carry none
 * (order, models, governance), have no entry. Linear, as `designOf`.
 */
export function edgeLoads(blueprint: Blueprint, target: Target): ReadonlyMap<string, EdgeLoad> {
  const design = designOf(blueprint, target);
  const outflows = carryFlows(evaluationOf(design, indexDesign(design), EXPECTED_PARAMETERS));
  return new Map(
    blueprint.edges.flatMap(({ id, from }): [string, EdgeLoad][] => {
      const load = loadOf(from.port, outflows.get(from.component));
      return load !== undefined && load.amount > 0 ? [[id, load]] : [];
    }),
  );
}

function loadOf(port: string, outflow: Outflow | undefined): EdgeLoad | undefined {
  switch (port) {
    case "events":
      return outflow?.events && { amount: outflow.events.eps, per: "events/s" };
    case "files":
      return outflow?.files && { amount: outflow.files.gbDay * BYTES_PER_GB, per: "bytes/day" };
    case "tables":
      return outflow?.tables && { amount: outflow.tables.gbDay * BYTES_PER_GB, per: "bytes/day" };
    case "dataset":
      return bytesPerDay(outflow?.datasetGbDay);
    case "vectors":
      return outflow?.vectorsPerDay === undefined ? undefined : { amount: outflow.vectorsPerDay, per: "vectors/day" };
    default:
      return undefined;
  }
}

function bytesPerDay(gbDay: number | undefined): EdgeLoad | undefined {
  return gbDay === undefined ? undefined : { amount: gbDay * BYTES_PER_GB, per: "bytes/day" };
}
