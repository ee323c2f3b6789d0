import { isArray, isObject, type JsonObject } from "../json.ts";
import type { ResourceSchema } from "./resource-schema.ts";

/** What every tagging service takes: letters, spaces, digits and a few signs. */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const KEY_LENGTH_MAX = 128;
const VALUE_LENGTH_MAX = 256;
const COUNT_MAX = 50;

/** The rules of tags that no schema has: characters, lengths, number, reserved and repeated keys. */
export function checkTags({ tagProperty }: ResourceSchema, model: JsonObject): readonly string[] {
  const value = tagProperty && model[tagProperty.name];
  if (!tagProperty || value === undefined) return [];
  const tags = entriesOf(value);
  const path = `#/${tagProperty.name}`;
  const keys = tags.map(([key]) => key);
  return [
    ...(tags.length > COUNT_MAX ? [`${path}: maximum item count: ${COUNT_MAX}, found: ${tags.length}`] : []),
    ...(new Set(keys).size < keys.length ? [`${path}: array items are not unique`] : []),
    ...tags.flatMap(([key, text]) => problemsOf(path, key, text)),
  ];
}

function problemsOf(path: string, key: string, text: string): readonly string[] {
  const isLegal = CHARACTERS.test(key) && key.length <= KEY_LENGTH_MAX && CHARACTERS.test(text) && text.length <= VALUE_LENGTH_MAX;
  return [
    ...(key.toLowerCase().startsWith("aws:") ? [`${path}: tag keys that start with aws: are reserved`] : []),
    ...(isLegal ? [] : [`${path}: failed validation constraint for keyword [pattern]: ${key}=${text}`]),
  ];
}

function entriesOf(value: JsonObject[string]): readonly (readonly [key: string, text: string])[] {
  if (isArray(value)) return value.flatMap((tag) => (isObject(tag) ? [[String(tag["Key"]), String(tag["Value"] ?? "")] as const] : []));
  return isObject(value) ? Object.entries(value).map(([key, text]) => [key, String(text)] as const) : [];
}
