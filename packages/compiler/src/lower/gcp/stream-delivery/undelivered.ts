import type { Value } from "@zerolake/resources";
import { flagSetting, type Part, type Peer, type Statement } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { textsOf } from "../../texts-of.ts";
import { grant } from "../iam.ts";

/** The least that the service takes before it gives a message up. */
const DELIVERY_ATTEMPTS = 5;
const TOPIC = "pubsub.topic";
export const SUBSCRIPTION = "pubsub.subscription";
/** A week, the most that is free. */
export const KEEP_SECONDS = "604800s";

/** The topic for what cannot be delivered, where the delivery keeps it. */
export function deadLetterPath(part: Part, stream: Pick<Peer, "outputs">): Value | undefined {
  return flagSetting(part, "deadLetter") ? stream.outputs["deadLetterPath"] : undefined;
}

export function deadLetterPolicy(path: Value | undefined): LooseMap | undefined {
  return path === undefined ? undefined : { deadLetterTopic: path, maxDeliveryAttempts: DELIVERY_ATTEMPTS };
}

/** Moving a message takes it from the subscription and puts it on the other topic. */
export function moveRights(path: Value | undefined, subscriptionPath: string): readonly Statement[] {
  if (typeof path !== "string") return [];
  return [
    grant("roles/pubsub.publisher", { type: TOPIC, path }),
    grant("roles/pubsub.subscriber", { type: SUBSCRIPTION, path: subscriptionPath }),
  ];
}

/** Topics of a stream by name, with the addresses of their Pub/Sub topics. */
export function topicsOf({ outputs }: Pick<Peer, "outputs">): readonly { readonly topic: string; readonly path: string }[] {
  const paths = textsOf(outputs["topicPaths"]);
  return textsOf(outputs["topics"]).flatMap((topic, index) => {
    const path = paths[index];
    return path === undefined ? [] : [{ topic, path }];
  });
}
