import { TEMPLATES } from "@zerolake/catalog";
import { BUILT_IN_PRICES } from "@zerolake/pricing";
import { TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { galleryCosts, templateFigures } from "./template-figures.ts";

describe("figures of the templates", () => {
  it("the gallery and the page of a template say the same, for every template, cloud and size", async () => {
    const costs = await galleryCosts(BUILT_IN_PRICES);
    expect(Object.keys(costs)).toEqual(TEMPLATES.map(({ id }) => id));
    for (const id of ["streaming-starter", "rag"]) {
      const figures = templateFigures(id, BUILT_IN_PRICES);
      expect(figures.map(({ cloud }) => cloud)).toEqual(CLOUDS);
      expect(figures.flatMap(({ sizes }) => sizes)).toEqual(costs[id]);
      expect(figures.every(({ sizes }) => sizes.map(({ tier }) => tier).join() === TIERS.join())).toBe(true);
    }
  });

  it("no amount is missing or below zero, and something is ready after a while on AWS", async () => {
    for (const sizes of Object.values(await galleryCosts(BUILT_IN_PRICES))) {
      for (const { range } of sizes) expect(range.low > 0 && range.low <= range.expected && range.expected <= range.high).toBe(true);
    }
    expect(templateFigures("streaming-starter", BUILT_IN_PRICES)[0]?.minutes[1]).toBeGreaterThan(0);
  });

  it("is counted once for a list of prices", () => {
    expect(galleryCosts(BUILT_IN_PRICES)).toBe(galleryCosts(BUILT_IN_PRICES));
  });
});
