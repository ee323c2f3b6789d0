import { type DesiredResource, join, type Reference, type Value } from "@zerolake/resources";
import { type LoweringContext, listSetting, type Peer } from "../../lowering.ts";
import { addressIn, ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { isBasic } from "./stream.ts";

const ACCOUNT = "confluent.serviceAccount";
const KEY = "confluent.apiKey";
const USER_KEY = "userKey";
/** Logical name of the secret that keeps a user's key. */
export const KEY_SECRET = "key";

/** Somebody at the other end of an arrow, and what the arrow lets them do. */
export interface StreamUser {
  readonly id: string;
  readonly variant: string;
  readonly role: "DeveloperWrite" | "DeveloperRead";
}

/** Everybody who writes to or reads from the stream with a key of their own; schemas are no events. */
export function streamUsers(context: LoweringContext): readonly StreamUser[] {
  return [
    ...context
      .incoming("events")
      .filter(isUser)
      .map(({ component, variant }): StreamUser => ({ id: component.id, variant, role: "DeveloperWrite" })),
    ...context
      .outgoing("events")
      .filter(isUser)
      .map(({ component, variant }): StreamUser => ({ id: component.id, variant, role: "DeveloperRead" })),
  ];
}

/** Whatever runs at Confluent itself acts as its own account there and needs no key. */
const INSIDE: ReadonlySet<string> = new Set(["confluent-flink", "confluent-tableflow"]);

export function isInside({ variant }: Pick<Peer, "variant">): boolean {
  return INSIDE.has(variant);
}

function isUser(peer: Peer): boolean {
  return peer.component.kind !== "schema-registry" && !isInside(peer);
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
  return streamUsers(context).flatMap((user) => [account(context, user), ...rights(context, user), key(context, user, placeOf(user))]);
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

/** A basic cluster knows no rights per topic: there a user may do everything in the one cluster. */
function rights(context: LoweringContext, user: StreamUser): readonly DesiredResource[] {
  if (isBasic(context)) return [binding(context, user, { role: "CloudClusterAdmin", on: [], key: user.id })];
  const topics = listSetting(context, "topics").map((topic) => ({
    role: user.role,
    on: ["/kafka=", clusterId(context), `/topic=${topic}`],
    key: `${user.id}.${topic}`,
  }));
  const groups = { role: user.role, on: ["/kafka=", clusterId(context), "/group=*"], key: `${user.id}.groups` };
  return [...topics, ...(user.role === "DeveloperRead" ? [groups] : [])].map((right) => binding(context, user, right));
}

interface Right {
  readonly role: string;
  /** Behind the cluster's own name. */
  readonly on: readonly Value[];
  readonly key: string;
}

function binding(context: LoweringContext, { id }: StreamUser, { role, on, key: name }: Right): DesiredResource {
  return serviceResource(context, {
    name: "right",
    key: name,
    type: "confluent.roleBinding",
    path: "role-bindings",
    properties: {
      principal: join("User:", ref(context, "account", "id", id)),
      role_name: role,
      crn_pattern: join(ref(context, "environment", "metadata.resource_name"), "/cloud-cluster=", clusterId(context), ...on),
    },
  });
}

function clusterId(context: LoweringContext): Reference {
  return ref(context, "cluster", "id");
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
        resource: { id: clusterId(context), environment: ref(context, "environment", "id") },
      },
    },
    dependsOn: ["cluster", ...after],
  });
}
