import { join, type PropertyMap, type Value } from "@zerolake/resources";
import type { Part } from "../../../lowering.ts";

/** The topic that bears the writer's own id when the stream has one, else the first. */
export function writtenTopic({ component }: Pick<Part, "component">, { topics }: PropertyMap): string | undefined {
  if (!Array.isArray(topics)) return undefined;
  const topic: unknown = topics.includes(component.id) ? component.id : topics[0];
  return topic === undefined ? undefined : String(topic);
}

/** Where a source writes, as our programs know it. */
export function writtenHub(part: Pick<Part, "component">, outputs: PropertyMap): Value | undefined {
  const topic = writtenTopic(part, outputs);
  const { host, login, bootstrapServers } = outputs;
  if (topic === undefined) return undefined;
  if (login === "plain") return join("kafka://", bootstrapServers ?? "", `/${topic}?login=plain`);
  return typeof host === "string" ? `eventhubs://${host}/${topic}` : undefined;
}
