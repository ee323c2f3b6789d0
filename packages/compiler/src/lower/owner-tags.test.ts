import { type Blueprint, EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import { isMap, type Value } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../compile.ts";
import { sampleTarget } from "../sample-environments.testing.ts";

const drawing: Blueprint = {
  ...EMPTY_BLUEPRINT,
  components: [{ id: "files", kind: "object-store", title: "Files", settings: {} }],
  policies: { omit: [], tags: { "cost-center": "4711" } },
};

/** Every tag of every resource that has tags, as `name=value`. */
function tagsOf(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) {
    return (value as readonly Value[]).flatMap((tag) => (isMap(tag) ? [`${String(tag["Key"])}=${String(tag["Value"])}`] : []));
  }
  return isMap(value) ? Object.entries(value).map(([name, text]) => `${name}=${String(text)}`) : [];
}

it.each(["aws", "azure", "gcp"] as const)("tags of the design stand beside the owner's on everything that takes tags on %s", (cloud) => {
  const tagged = (blueprint: Blueprint) =>
    compile(blueprint, sampleTarget("prototype", {}, cloud)).resources.flatMap(({ properties }) => {
      const all = tagsOf(properties["Tags"] ?? properties["tags"] ?? properties["labels"]);
      return all.length === 0 ? [] : [all];
    });
  const with4711 = tagged(drawing);
  expect(with4711.length).toBeGreaterThan(0);
  for (const tags of with4711) {
    expect(tags).toContain("cost-center=4711");
    expect(tags.some((tag) => /^zerolake[:_]component=/.test(tag))).toBe(true);
  }
  const without = tagged({ ...drawing, policies: { omit: [] } });
  expect(without.flat().some((tag) => tag.includes("4711"))).toBe(false);
});
