import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../lowering.ts";
import { confluentOutputs, confluentStream } from "./stream.ts";
import { isInside, type KeptKey, type StreamUser, streamUsers, userResources } from "./stream-users.ts";

const USERS: ReadonlySet<string> = new Set(["event-source", "feed-source", "log-source", "database-source", "stream-processor"]);

/** What a cloud has of its own beside the stream. */
export interface ConfluentPlace extends Pick<Lowering, "cloud" | "grants"> {
  /** Where the organisation itself is made; without it, it is the one of the environment's connection. */
  readonly bought?: Bought;
  /** Variants that can sign in with a key. */
  readonly withKey: ReadonlySet<string>;
  /** What to do instead where somebody cannot, e.g. `choose pubsub as the engine of the stream`. */
  readonly instead: string;
  /** What all secrets lie in, where a cloud has such a thing. */
  readonly safe?: (context: LoweringContext) => readonly DesiredResource[];
  /** Empty until the key is made, which goes into it in the same step. */
  readonly secret: (context: LoweringContext, user: string) => readonly DesiredResource[];
  readonly keptKey: (context: LoweringContext, user: StreamUser) => KeptKey;
}

/** An organisation that is bought through the cloud. */
export interface Bought extends Pick<Lowering, "variant" | "service"> {
  readonly gap: string;
  readonly resources: (context: LoweringContext) => readonly DesiredResource[];
  /** Why nothing can be made in it yet. */
  readonly waitsFor: (context: LoweringContext) => string | undefined;
}

/** Kafka of Confluent in the region of the environment; whoever writes or reads has an account and a key of its own there. */
export function confluentEventStream({ cloud, grants, bought, withKey, instead, safe, secret, keptKey }: ConfluentPlace): Lowering {
  const whyNot = (peer: Pick<Peer, "component" | "variant">): string | undefined => {
    const { component, variant } = peer;
    if (component.kind === "schema-registry" || isInside(peer) || (USERS.has(component.kind) && withKey.has(variant))) return undefined;
    return `“${component.title}” cannot sign in at Confluent with a key: ${instead}.`;
  };
  return {
    cloud,
    kind: "event-stream",
    variant: bought?.variant ?? "confluent",
    service: bought?.service ?? "Confluent Cloud",
    gap: `${bought?.gap ?? "billed by Confluent"}; clients sign in with keys and reach the brokers over the internet; a prototype's basic cluster knows no rights per topic`,
    order: "in order within a partition; the key of an event chooses the partition",
    minutes: [2, 6],
    outputs: (part) => ({ ports: { events: confluentOutputs(part) } }),
    ...(grants ? { grants } : {}),
    refuses: (_self, data, _direction, peer) => (data === "events" ? whyNot(peer) : undefined),
    lower: (context) => [
      ...(bought?.resources(context) ?? []),
      ...confluentStream(context, bought?.waitsFor(context)),
      ...(safe?.(context) ?? []),
      ...streamUsers(context).flatMap(({ id }) => secret(context, id)),
      ...userResources(context, (user) => keptKey(context, user)),
    ],
  };
}
