import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { accountOf } from "./flink-account.ts";
import { type RightHolder, streamRights } from "./stream-rights.ts";

const ACCOUNT = "confluent.serviceAccount";
const KEY = "confluent.apiKey";
const USER_KEY = "userKey";
const FLINK = "confluent-flink";
/** Logical name of the secret that keeps a user's key. */
export const KEY_SECRET = "key";

/** Somebody at the other end of an arrow, and what the arrow lets them do. */
export interface StreamUser extends RightHolder {
  readonly variant: string;
}

/** Everybody who writes to or reads from the stream with a key of their own; schemas are no events. */
export function streamUsers(context: LoweringContext): readonly StreamUser[] {
  return everybody(context).filter((user) => !isInside(user));
}

function everybody(context: LoweringContext): readonly StreamUser[] {
  const readers = context.outgoing("events").filter(({ component }) => component.kind !== "schema-registry");
  return [
    ...context.incoming("events").map((peer): StreamUser => ({ ...holder(peer), role: "DeveloperWrite" })),
    ...readers.map((peer): StreamUser => ({ ...holder(peer), role: "DeveloperRead" })),
  ];
}

function holder({ component, variant }: Peer) {
  return { id: component.id, variant, ...(variant === FLINK ? { isFlink: true as const } : {}) };
}

/** Whatever runs at Confluent itself acts as its own account there and needs no key. */
const INSIDE: ReadonlySet<string> = new Set([FLINK, "confluent-tableflow"]);

export function isInside({ variant }: Pick<Peer, "variant">): boolean {
  return INSIDE.has(variant);
}

/** Where a user's key lies in the cloud, and how it is written there. */
export interface KeptKey {
  readonly keptIn: Value;
  /** What must be there before anything is written to it, where the place itself does not say so. */
  readonly after?: readonly string[];
  /** The line that Kafka's own clients take whole; else user and password in JSON. */
  readonly keptAs?: "jaas";
}

/** What waits for a user's key to lie in its secret. */
export function userKeyAddress(stream: Pick<Peer, "component">, user: Pick<Peer, "component">): string {
  return addressIn(stream, USER_KEY, user.component.id);
}

/** An account at Confluent for each user, its rights on the topics, and a key that goes into the cloud's own secret. */
export function userResources(context: LoweringContext, placeOf: (user: StreamUser) => KeptKey): readonly DesiredResource[] {
  return [
    ...streamUsers(context).flatMap((user) => [
      account(context, user),
      ...streamRights(context, user, ref(context, "account", "id", user.id)),
      key(context, user, placeOf(user)),
    ]),
    // Flink brings an account of its own, with which it may read one stream and write another.
    ...everybody(context)
      .filter(({ isFlink }) => isFlink)
      .flatMap((user) => streamRights(context, user, accountOf(user.id))),
  ];
}

function account(context: LoweringContext, { id }: StreamUser): DesiredResource {
  return serviceResource(context, {
    name: "account",
    key: id,
    type: ACCOUNT,
    path: "service-accounts",
    properties: { display_name: serviceName(context, ACCOUNT, "account", id), description: `${id} at ${context.component.id}` },
  });
}

function key(context: LoweringContext, { id }: StreamUser, { after = [], ...kept }: KeptKey): DesiredResource {
  return serviceResource(context, {
    name: USER_KEY,
    key: id,
    type: KEY,
    path: "api-keys",
    properties: {
      ...kept,
      spec: {
        display_name: serviceName(context, KEY, USER_KEY, id),
        owner: { id: ref(context, "account", "id", id) },
        resource: { id: ref(context, "cluster", "id"), environment: ref(context, "environment", "id") },
      },
    },
    dependsOn: ["cluster", ...after],
  });
}
