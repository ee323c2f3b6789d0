import { TEMPLATES } from "@zerolake/catalog";
import { BUILT_IN_PRICES } from "@zerolake/pricing";
import { TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { galleryFigures, templateFigures } from "./template-figures.ts";

describe("figures of the templates", () => {
  it("the gallery and the page of a template say the same, for every template, cloud and size", async () => {
    const gallery = await galleryFigures(BUILT_IN_PRICES);
    expect(Object.keys(gallery)).toEqual(TEMPLATES.map(({ id }) => id));
    for (const id of ["streaming-starter", "rag"]) {
      const figures = templateFigures(id, BUILT_IN_PRICES);
      expect(figures.map(({ cloud }) => cloud)).toEqual(CLOUDS);
      expect(figures).toEqual(gallery[id]);
      expect(figures.every(({ sizes }) => sizes.map(({ tier }) => tier).join() === TIERS.join())).toBe(true);
    }
  });

  it("no amount is missing or below zero, and every template is ready after a while on every cloud", async () => {
    for (const { sizes, minutes } of Object.values(await galleryFigures(BUILT_IN_PRICES)).flat()) {
      for (const { range } of sizes) expect(range.low > 0 && range.low <= range.expected && range.expected <= range.high).toBe(true);
      expect(minutes[0] <= minutes[1] && minutes[1] > 0).toBe(true);
    }
  });

  it("is counted once for a list of prices", () => {
    expect(galleryFigures(BUILT_IN_PRICES)).toBe(galleryFigures(BUILT_IN_PRICES));
  });
});
