import type { Value } from "@zerolake/resources";
import type { Peer } from "../../lowering.ts";

/** How a program calls the far end of an `endpoint` edge: `vertex://…`, `vertex-model://…` or a plain address. */
export function endpointAddress(peer: Peer): Value | undefined {
  return peer.outputs["uri"] ?? peer.outputs["url"];
}
