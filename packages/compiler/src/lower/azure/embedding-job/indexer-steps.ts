import type { Component } from "@zerolake/blueprint";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { NamedStep, RunStep } from "../orchestrator/run-steps.ts";

const VERSION = "2026-04-01";

/** The search service among those that take vectors. */
export function searchOf(peers: readonly Peer[]): Peer | undefined {
  return peers.find(({ outputs }) => typeof outputs["serviceName"] === "string");
}

/** Name of what belongs to the job, or to the reading of one of its stores. */
export function indexerName(job: Pick<Component, "id">, store?: Pick<Component, "id">): string {
  return store === undefined ? job.id : `${job.id}-${store.id}`;
}

/** How a workflow starts the reading of each store; nothing for what is no indexer. */
export function indexerSteps({ environment }: LoweringContext, peer: Peer): readonly NamedStep[] {
  if (peer.variant !== "ai-search-indexer") return [];
  const { component } = peer;
  const service = searchOf(environment.outgoing(component.id, "vectors"))?.outputs["serviceName"];
  if (service === undefined) return [];
  const stores = environment.incoming(component.id, "files");
  return stores.map((store) => ({
    name: stores.length === 1 ? component.id : `${component.id}-${store.component.id}`,
    step: run(String(service), indexerName(component, store.component)),
    waitsFor: [addressIn({ component }, "indexer", store.component.id)],
  }));
}

function run(service: string, name: string): RunStep {
  const address = `https://${service}.search.windows.net/indexers('${name}')`;
  return {
    start: { method: "POST", url: `${address}/search.run?api-version=${VERSION}`, body: "{}" },
    status: {
      url: `${address}/search.status?api-version=${VERSION}`,
      path: "lastResult.status",
      running: ["inProgress", "reset"],
      succeeded: "success",
    },
    audience: "https://search.azure.com/",
  };
}
