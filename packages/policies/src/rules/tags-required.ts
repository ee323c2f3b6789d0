import { type DesiredResource, isList, isMap, type Value } from "@zerolake/resources";
import * as z from "zod";
import { madeBy, sayOf } from "../made-steps.ts";
import { defineRule } from "../rule.ts";

const TAGS_MAX = 20;
const REMEDY = "Add the tag to the tags of the design, and plan again.";

export const tagsRequired = defineRule({
  title: "Tags required",
  help: "Everything that takes tags or labels carries these. Tags of the design are given to all that is created.",
  settings: z.object({
    tags: z.array(z.string().trim().min(1).max(128)).min(1, "Name at least one tag.").max(TAGS_MAX),
  }),
  defaults: { tags: ["owner", "cost-center"] },
  fields: [
    {
      name: "tags",
      label: "Tags",
      input: "words",
      placeholder: "owner, cost-center",
      help: "Names of tags; their values are free.",
    },
  ],
  describe: ({ tags }) => tags.join(", "),
  judge: ({ tags }, { plan }) => ({
    violations: sayOf(madeBy(plan), (resource) => {
      const given = keysOf(resource);
      if (given === undefined) return [];
      return tags.filter((tag) => !given.has(keyOf(tag))).map((tag) => ({ message: `Has no tag “${tag}”.`, remedy: REMEDY }));
    }),
    notJudged: [],
  }),
});

/** Names of the tags that a resource carries, with a value; `undefined` for what takes none, and for what the whole account shares. */
function keysOf({ facts, properties, singleton }: DesiredResource): ReadonlySet<string> | undefined {
  if (facts.tags === null || singleton !== undefined) return undefined;
  return new Set(pairsIn(properties[facts.tags.property]).flatMap(([key, value]) => (value === "" ? [] : [keyOf(key)])));
}

/** A map of names to values, a list of pairs, or a list of pairs below `custom_tags`, as Databricks has it. */
function pairsIn(tags: Value | undefined): readonly (readonly [string, Value])[] {
  if (isList(tags))
    return tags.filter(isMap).map((pair) => [String(pair["Key"] ?? pair["key"] ?? ""), pair["Value"] ?? pair["value"] ?? ""]);
  if (!isMap(tags)) return [];
  const nested = tags["custom_tags"];
  return isList(nested) ? pairsIn(nested) : Object.entries(tags);
}

/** Labels have no colon and no upper case. */
function keyOf(tag: string): string {
  return tag.toLowerCase().replaceAll(":", "_");
}
