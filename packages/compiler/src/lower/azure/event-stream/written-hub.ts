import type { PropertyMap } from "@zerolake/resources";
import type { Part } from "../../../lowering.ts";

/** The topic that bears the writer's own id when the stream has one, else the first. */
export function writtenTopic({ component }: Pick<Part, "component">, { topics }: PropertyMap): string | undefined {
  if (!Array.isArray(topics)) return undefined;
  const topic: unknown = topics.includes(component.id) ? component.id : topics[0];
  return topic === undefined ? undefined : String(topic);
}

/** Where a source writes, as our programs know it. */
export function writtenHub(part: Pick<Part, "component">, outputs: PropertyMap): string | undefined {
  const topic = writtenTopic(part, outputs);
  const { host } = outputs;
  return topic === undefined || typeof host !== "string" ? undefined : `eventhubs://${host}/${topic}`;
}
