import type { Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { keyFieldOf } from "../../key-field.ts";
import { endpointAddress } from "../endpoint-address.ts";

/** What the drawn arrows tell the program; the runtime's own documentation names the variables. */
export function edgeEnvironment(context: LoweringContext): Readonly<Record<string, Value>> {
  const endpoints = context.incoming("endpoint");
  const models = endpoints.filter((peer) => peer.component.kind !== "app-service");
  const variables: Readonly<Record<string, Value | undefined>> = {
    MODE: "app",
    PORT: String(numberSetting(context, "port")),
    AWS_REGION: context.target.region,
    ZEROLAKE_COMPONENT: context.component.title,
    ZEROLAKE_IN_EVENTS: uriOf(context.incoming("events")),
    ZEROLAKE_OUT_EVENTS: uriOf(context.outgoing("events")),
    ZEROLAKE_KEY_FIELD: keyFieldOf(context.outgoing("events")[0]),
    ZEROLAKE_IN_VECTORS: uriOf(context.incoming("vectors")),
    ZEROLAKE_IN_FEATURES: uriOf(context.incoming("features")),
    ZEROLAKE_OUT_FILES: uriOf(context.outgoing("files")),
    MODEL_ENDPOINT: addressOf(models.filter((peer) => !isEmbedder(peer))),
    EMBEDDING_ENDPOINT: addressOf(models.filter(isEmbedder)),
    SERVICE_URL: addressOf(endpoints.filter((peer) => peer.component.kind === "app-service")),
    SQL_WAREHOUSE: context.incoming("rows").flatMap((peer) => peer.outputs["warehouse"] ?? [])[0],
    SQL_WORKGROUP: context.incoming("rows").flatMap((peer) => peer.outputs["workgroup"] ?? [])[0],
    NEIGHBOURS: context.incoming("vectors").length > 0 ? String(numberSetting(context, "topK")) : undefined,
  };
  return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** An endpoint answers questions unless its arrow, or what is known of its model, says that it turns text into vectors. */
function isEmbedder(peer: Peer): boolean {
  return (peer.edge.settings?.["purpose"] ?? peer.outputs["task"]) === "embedding";
}

function uriOf(peers: readonly Peer[]): Value | undefined {
  return peers.flatMap((peer) => peer.outputs["uri"] ?? [])[0];
}

function addressOf(peers: readonly Peer[]): Value | undefined {
  return peers.flatMap((peer) => endpointAddress(peer) ?? [])[0];
}
