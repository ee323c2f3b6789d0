import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, numberSetting, type Part, type Peer } from "../../../lowering.ts";
import { textsOf } from "../../texts-of.ts";
import { grant, type PolicyTarget } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const TOPIC = "pubsub.topic";
const SUBSCRIPTION = "pubsub.subscription";
const SECONDS_PER_HOUR = 3600;
/** Seconds that a subscription, and the topic of what could not be delivered, keep a message: a week, the most that is free. */
const KEEP_SECONDS = "604800s";
/** Kinds that make their own subscription, or need none. */
const NEEDS_NO_SUBSCRIPTION: ReadonlySet<string> = new Set(["stream-delivery", "schema-registry"]);

/** One topic per topic; every reader that pulls gets a subscription of its own to each. */
export const pubsub: Lowering = {
  cloud: "gcp",
  kind: "event-stream",
  variant: "pubsub",
  service: "Pub/Sub",
  gap: "no Kafka protocol; partitions and throughput are the service's own affair",
  order: "in no promised order",
  minutes: [1, 2],
  outputs: (part) => ({
    ports: {
      events: {
        protocol: "pubsub",
        project: part.target.account,
        topics: topics(part),
        topicNames: topics(part).map((topic) => topicName(part, topic)),
        topicPaths: topics(part).map((topic) => topicPath(part, topic)),
        deadLetterPath: deadLetterPath(part),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { events: (self) => topics(self).map((topic) => grant("roles/pubsub.publisher", onTopic(self, topic))) },
    out: {
      events: (self, reader) =>
        NEEDS_NO_SUBSCRIPTION.has(reader.component.kind)
          ? []
          : topics(self).flatMap((topic) => [
              grant("roles/pubsub.subscriber", onSubscription(self, reader, topic)),
              grant("roles/pubsub.viewer", onTopic(self, topic)),
            ]),
    },
  },
  lower: (context) => [
    ...topics(context).map((topic) => topicOf(context, topic)),
    ...(keepsUndelivered(context) ? [deadLetters(context)] : []),
    ...context
      .outgoing("events")
      .filter(({ component }) => !NEEDS_NO_SUBSCRIPTION.has(component.kind))
      .flatMap((reader) => topics(context).map((topic) => subscription(context, reader, topic))),
  ],
};

function topics(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "topics"))];
}

function topicName(part: Part, topic: string): string {
  return nameOf(part, TOPIC, "topic", topic);
}

function topicPath(part: Part, topic: string): string {
  return pathOf(part, TOPIC, { name: topicName(part, topic) });
}

function deadLetterPath(part: Part): string {
  return pathOf(part, TOPIC, { name: nameOf(part, TOPIC, "deadLetters") });
}

/** Where a reader finds what is said on each topic. */
export function readSubscriptions(
  stream: Pick<Peer, "component" | "outputs">,
  reader: Pick<Part, "component" | "target">,
): readonly { readonly topic: string; readonly path: string }[] {
  const part = { component: stream.component, target: reader.target };
  return textsOf(stream.outputs["topics"]).map((topic) => ({ topic, path: subscriptionPath(part, reader, topic) }));
}

function subscriptionPath(part: Pick<Part, "component" | "target">, reader: Pick<Peer, "component">, topic: string): string {
  return pathOf(part, SUBSCRIPTION, { name: nameOf(part, SUBSCRIPTION, "subscription", subscriptionKey(reader, topic)) });
}

function subscriptionKey({ component }: Pick<Peer, "component">, topic: string): string {
  return `${component.id}.${topic}`;
}

function onTopic(part: Part, topic: string): PolicyTarget {
  return { type: TOPIC, path: topicPath(part, topic) };
}

function onSubscription(part: Part, reader: Pick<Peer, "component">, topic: string): PolicyTarget {
  return { type: SUBSCRIPTION, path: subscriptionPath(part, reader, topic) };
}

function keepsUndelivered(context: LoweringContext): boolean {
  return context.outgoing("events").some(({ component }) => flagSetting({ component }, "deadLetter"));
}

function topicOf(context: LoweringContext, topic: string): DesiredResource {
  return gcpResource(context, {
    name: "topic",
    key: topic,
    type: TOPIC,
    at: { name: topicName(context, topic) },
    holdsData: true,
    properties: {
      name: topicPath(context, topic),
      messageRetentionDuration: `${numberSetting(context, "retentionHours") * SECONDS_PER_HOUR}s`,
      messageStoragePolicy: { allowedPersistenceRegions: [context.target.region] },
      kmsKeyName: keyName(context),
    },
    dependsOn: afterKeyGrant(context, "pubsub.googleapis.com"),
  });
}

function deadLetters(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "deadLetters",
    type: TOPIC,
    at: { name: nameOf(context, TOPIC, "deadLetters") },
    holdsData: true,
    properties: { name: deadLetterPath(context), messageRetentionDuration: KEEP_SECONDS, kmsKeyName: keyName(context) },
    dependsOn: afterKeyGrant(context, "pubsub.googleapis.com"),
  });
}

function subscription(context: LoweringContext, reader: Peer, topic: string): DesiredResource {
  const key = subscriptionKey(reader, topic);
  const path = subscriptionPath(context, reader, topic);
  return gcpResource(context, {
    name: "subscription",
    key,
    type: SUBSCRIPTION,
    at: { name: nameOf(context, SUBSCRIPTION, "subscription", key) },
    holdsData: true,
    properties: {
      name: path,
      topic: topicPath(context, topic),
      ackDeadlineSeconds: 60,
      messageRetentionDuration: KEEP_SECONDS,
      // Empty: never. By default it would vanish after 31 idle days, and messages with it.
      expirationPolicy: {},
      retryPolicy: { minimumBackoff: "10s", maximumBackoff: "600s" },
    },
  });
}
