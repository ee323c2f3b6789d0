import { dataScienceStarter } from "./data-science-starter.ts";
import { realtimeRecommendations } from "./realtime-recommendations.ts";
import { streamingStarter } from "./streaming-starter.ts";
import type { Template } from "./template.ts";

/** Every template, in gallery order. Adding one: one file here and one line. */
export const TEMPLATES: readonly Template[] = [realtimeRecommendations, streamingStarter, dataScienceStarter];

const byId = new Map(TEMPLATES.map((template) => [template.id, template]));

export function findTemplate(id: string): Template | undefined {
  return byId.get(id);
}
