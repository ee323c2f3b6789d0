import type { Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { keyFieldOf } from "../../key-field.ts";

/** What the drawn arrows tell the program; the runtime's own documentation names the variables. */
export function edgeEnvironment(context: LoweringContext): Readonly<Record<string, Value | undefined>> {
  const endpoints = context.incoming("endpoint");
  const models = endpoints.filter((peer) => peer.component.kind !== "app-service");
  return {
    MODE: "app",
    PORT: String(numberSetting(context, "port")),
    ZEROLAKE_COMPONENT: context.component.title,
    ZEROLAKE_IN_EVENTS: firstOf(context.incoming("events"), "uri"),
    ZEROLAKE_OUT_EVENTS: firstOf(context.outgoing("events"), "uri"),
    ZEROLAKE_KEY_FIELD: keyFieldOf(context.outgoing("events")[0]),
    ZEROLAKE_IN_VECTORS: firstOf(context.incoming("vectors"), "uri"),
    ZEROLAKE_IN_FEATURES: firstOf(context.incoming("features"), "uri"),
    ZEROLAKE_OUT_FILES: firstOf(context.outgoing("files"), "uri"),
    MODEL_ENDPOINT: addressOf(models.filter((peer) => !isEmbedder(peer))),
    EMBEDDING_ENDPOINT: addressOf(models.filter(isEmbedder)),
    SERVICE_URL: addressOf(endpoints.filter((peer) => peer.component.kind === "app-service")),
    SQL_HOST: firstOf(context.incoming("rows"), "sqlHost"),
    NEIGHBOURS: context.incoming("vectors").length > 0 ? String(numberSetting(context, "topK")) : undefined,
  };
}

/** An endpoint answers questions unless its arrow, or what is known of its model, says that it turns text into vectors. */
function isEmbedder(peer: Peer): boolean {
  return (peer.edge.settings?.["purpose"] ?? peer.outputs["task"]) === "embedding";
}

/** How a program calls the far end of an `endpoint` edge. */
export function addressOf(peers: readonly Peer[]): Value | undefined {
  return peers.flatMap(({ outputs }) => outputs["uri"] ?? outputs["url"] ?? [])[0];
}

function firstOf(peers: readonly Peer[], output: string): Value | undefined {
  return peers.flatMap(({ outputs }) => outputs[output] ?? [])[0];
}
