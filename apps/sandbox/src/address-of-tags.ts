import { isArray, isObject, type Json, type JsonObject } from "./json.ts";

const TAG = "zerolake:address";
/** Where labels take few characters; long ones go on in `zerolake_address_2`. */
const LABEL = "zerolake_address";

/** The owner tag `zerolake:address` in a model, or the labels that stand for it, whichever property holds the tags and in whichever shape; of a repeated resource `component.name:key`. */
export function addressOfTags(model: JsonObject | undefined): string | undefined {
  if (!model) return undefined;
  for (const tags of Object.values(model)) {
    const value = tagIn(tags);
    if (value !== undefined) return value;
  }
  return undefined;
}

function tagIn(tags: Json): string | undefined {
  if (isObject(tags)) return typeof tags[TAG] === "string" ? tags[TAG] : labelIn(tags);
  if (!isArray(tags)) return undefined;
  for (const tag of tags) {
    if (isObject(tag) && tag["Key"] === TAG && typeof tag["Value"] === "string") return tag["Value"];
  }
  return undefined;
}

function labelIn(labels: JsonObject): string | undefined {
  const pieces: string[] = [];
  for (let index = 1; ; index += 1) {
    const piece = labels[index === 1 ? LABEL : `${LABEL}_${index}`];
    if (typeof piece !== "string") break;
    pieces.push(piece);
  }
  return pieces.length === 0 ? undefined : decoded(pieces.join(""));
}

/** Other characters are `_` and two hexadecimal digits per byte; somebody else's label stays as it is. */
function decoded(label: string): string {
  try {
    return decodeURIComponent(label.replace(/_([0-9a-f]{2})/g, "%$1"));
  } catch {
    return label;
  }
}
