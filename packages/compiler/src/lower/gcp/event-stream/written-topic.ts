import { join, type Value } from "@zerolake/resources";
import type { Part, Peer } from "../../../lowering.ts";
import { keyFieldOf } from "../../key-field.ts";
import { textsOf } from "../../texts-of.ts";

/** One topic of a stream, as a sender writes it. */
export interface WrittenTopic {
  readonly topic: string;
  /** `pubsub://…` or `kafka://…`, as our programs open it. */
  readonly uri: Value;
  /** Resource name of the topic at Pub/Sub; Kafka has none. */
  readonly path: string | undefined;
}

/**
 * Where a sender writes: the topic that bears its own id when the stream has one, else the first. So one stream can take
 * several sources, each into a topic of its own. Nothing when the far end is no stream.
 */
export function writtenTopic(sender: Pick<Part, "component">, { outputs }: Pick<Peer, "outputs">): WrittenTopic | undefined {
  const topics = textsOf(outputs["topics"]);
  const index = Math.max(0, topics.indexOf(sender.component.id));
  const topic = topics[index];
  if (topic === undefined) return undefined;
  const name = textsOf(outputs["topicNames"])[index];
  const path = textsOf(outputs["topicPaths"])[index];
  const uri =
    name === undefined
      ? join("kafka://", outputs["bootstrapServers"] ?? "", `/${topic}?login=${String(outputs["login"])}`)
      : `pubsub://${String(outputs["project"])}/${name}`;
  return { topic, uri, path };
}

/** The variables that tell a sender where events go, and by which field they stay in order. */
export function writingEnvironment(
  sender: Pick<Part, "component">,
  stream: Peer | undefined,
): Readonly<Record<"ZEROLAKE_OUT_EVENTS" | "ZEROLAKE_KEY_FIELD", Value | undefined>> {
  return {
    ZEROLAKE_OUT_EVENTS: stream && writtenTopic(sender, stream)?.uri,
    ZEROLAKE_KEY_FIELD: keyFieldOf(stream),
  };
}
