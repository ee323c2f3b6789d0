import { isArray, isObject, type Json, type JsonObject } from "./json.ts";

const TAG = "zerolake:address";

/** The owner tag `zerolake:address` in a model, whichever property holds the tags and in whichever shape; of a repeated resource `component.name:key`. */
export function addressOfTags(model: JsonObject | undefined): string | undefined {
  if (!model) return undefined;
  for (const tags of Object.values(model)) {
    const value = tagIn(tags);
    if (value !== undefined) return value;
  }
  return undefined;
}

function tagIn(tags: Json): string | undefined {
  if (isObject(tags)) return typeof tags[TAG] === "string" ? tags[TAG] : undefined;
  if (!isArray(tags)) return undefined;
  for (const tag of tags) {
    if (isObject(tag) && tag["Key"] === TAG && typeof tag["Value"] === "string") return tag["Value"];
  }
  return undefined;
}
