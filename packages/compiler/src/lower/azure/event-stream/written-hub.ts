import type { PropertyMap } from "@zerolake/resources";
import type { Part } from "../../../lowering.ts";

/** Where a source writes: the topic that bears its own id when the stream has one, else the first. */
export function writtenHub({ component }: Pick<Part, "component">, outputs: PropertyMap): string | undefined {
  const { topics, host } = outputs;
  if (!Array.isArray(topics) || typeof host !== "string") return undefined;
  const topic: unknown = topics.includes(component.id) ? component.id : topics[0];
  return topic === undefined ? undefined : `eventhubs://${host}/${String(topic)}`;
}
