import { join, type Value } from "@zerolake/resources";
import type { Part, Peer } from "../../../lowering.ts";

/** One topic of a stream, as a sender writes it. */
export interface WrittenTopic {
  readonly topic: string;
  /** `kinesis://…` or `kafka://…`, as our programs open it. */
  readonly uri: Value;
  /** Kinesis has one stream per topic; Kafka has none. */
  readonly streamName: Value | undefined;
  readonly streamArn: Value | undefined;
}

/**
 * Where a sender writes: the topic that bears its own id when the stream has one, else the first. So one stream can take
 * several sources, each into a topic of its own. Nothing when the far end is no stream.
 */
export function writtenTopic(sender: Pick<Part, "component">, { outputs }: Pick<Peer, "outputs">): WrittenTopic | undefined {
  const topics = list(outputs["topics"]).map(String);
  const index = Math.max(0, topics.indexOf(sender.component.id));
  const topic = topics[index];
  if (topic === undefined) return undefined;
  const streamName = list(outputs["streamNames"])[index];
  const region = String(outputs["region"]);
  const login = outputs["login"] === "plain" ? "login=plain" : `iam=${region}`;
  const uri =
    streamName === undefined
      ? join("kafka://", outputs["bootstrapServers"] ?? "", `/${topic}?${login}`)
      : `kinesis://${region}/${String(streamName)}`;
  return { topic, uri, streamName, streamArn: list(outputs["streamArns"])[index] };
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
