import type { Peer } from "../../../lowering.ts";

/** Debezium writes streams only. */
export function refusesTables(_self: unknown, data: string, direction: "in" | "out", peer: Pick<Peer, "component">): string | undefined {
  return data === "tables" && direction === "out"
    ? `Changes reach “${peer.component.title}” through a stream: put an Event stream and a Stream processing job or Managed delivery between.`
    : undefined;
}
