import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { storedKey, storedKeyAddress } from "../event-stream/stored-key.ts";
import { asksForKey, brokersAddress, keyPlace } from "../event-stream/stream-login.ts";

/** Why an arrow to or from a job of `engine` is refused: with a key it opens streams of Event Hubs and of Confluent. */
export function whyNotKeyed(engine: string, direction: "in" | "out", peer: Pick<Peer, "component" | "variant">): string | undefined {
  const isOther = direction === "in" && peer.component.kind === "event-stream" && !/^(event-hubs|confluent)/.test(peer.variant);
  return isOther ? `${engine} reads Event Hubs and Confluent only, not “${peer.component.title}”.` : undefined;
}

/** The stream that a job opens with a key: the first of those that are drawn. */
export function keyedStream(context: LoweringContext): Peer | undefined {
  return context.incoming("events").find((peer) => typeof peer.outputs["host"] === "string" || asksForKey(peer));
}

export interface StreamSource {
  readonly resources: readonly DesiredResource[];
  /** Of the stream, with the place of its key. */
  readonly address: Value;
  readonly after: readonly string[];
}

/** How a job opens a stream with a key in a vault; `vaultIn` says how its Spark calls a vault, where that is not by its name. */
export function streamSource(context: LoweringContext, stream: Peer, vaultIn: (text: string) => string = (text) => text): StreamSource {
  if (asksForKey(stream)) {
    // A stream outside the cloud keeps each reader's key itself.
    const { query, after } = keyPlace(context, stream);
    return { resources: [], address: brokersAddress(stream, query.map(vaultIn)), after };
  }
  const { resources, readAddress } = storedKey(context, stream, "Listen");
  return { resources, address: vaultIn(readAddress), after: [storedKeyAddress(context)] };
}
