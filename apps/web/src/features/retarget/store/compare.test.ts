import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import type { ComparedRow, PartOnCloud } from "@zerolake/retarget";
import { describe, expect, it } from "vitest";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { previewTarget } from "@/clouds/preview-target.ts";
import { compareDrawing, findWays } from "./compare.ts";
import { costWords, standingWords } from "./part-words.ts";
import { comparedClouds, countRows, hasOtherCost, ROW_FILTERS, shownRows } from "./row-filter.ts";
import { wayKey } from "./way-key.ts";

const blueprint = expandTemplate(findTemplate("rag")!);
const targets = CLOUDS.map((cloud) => previewTarget(cloud, "prototype"));
const request = { sequence: 1, blueprint, targets, prices: null, today: "2026-11-27", open: ["questions"] };
const { comparison } = compareDrawing(request);
const ways = findWays(request, comparison);

describe("the comparison of a drawing", () => {
  it("looks for ways out of every gap, and of what is looked at", () => {
    for (const { cloud, undecided } of comparison.clouds)
      for (const component of [...undecided, "questions"]) expect(ways).toHaveProperty([wayKey(cloud, component)]);
    expect(ways[wayKey("aws", "questions")]?.map(({ service }) => service)).toContain("Amazon MSK Serverless");
  });

  it("every row is behind exactly one filter, and behind all of them together", () => {
    const { rows } = comparison;
    const shown = ROW_FILTERS.map((filter) => shownRows(rows, { filter, isOnlyCost: false }).length);
    const counts = countRows(rows);
    expect(shown).toEqual([rows.length, counts.gap, counts.differs, counts.same]);
    expect(counts.gap + counts.differs + counts.same).toBe(rows.length);
  });
});

const part = (cost: PartOnCloud["cost"]) => ({ cost }) as PartOnCloud;
const row = (aws: PartOnCloud["cost"], azure: PartOnCloud["cost"]) =>
  ({ parts: { aws: part(aws), azure: part(azure) } }) as unknown as ComparedRow;

describe("rows", () => {
  it("differ in cost from five per cent on, and where only one price is known", () => {
    expect(hasOtherCost(row({ monthlyUsd: 100 }, { monthlyUsd: 96 }))).toBe(false);
    expect(hasOtherCost(row({ monthlyUsd: 100 }, { monthlyUsd: 94 }))).toBe(true);
    expect(hasOtherCost(row({ monthlyUsd: 0 }, { monthlyUsd: 0, unpriced: "no rate" }))).toBe(true);
    expect(hasOtherCost(row({ monthlyUsd: 0 }, { monthlyUsd: 0 }))).toBe(false);
  });

  it("say what stands there, and never a zero for a missing price", () => {
    expect(costWords({ monthlyUsd: 0, unpriced: "no rate" })).toBe("no price");
    expect(costWords({ monthlyUsd: 0 })).toBe("under $0.01/mo");
    expect(standingWords({ service: "", variant: "ai-search" } as PartOnCloud)).toBe("No recipe yet (ai-search)");
    expect(standingWords({ service: "", variant: "", standsOn: "nowhere" } as PartOnCloud)).toBe("Left out");
    expect(standingWords({ service: "", variant: "", standsOn: "aws" } as PartOnCloud)).toBe("Stays on AWS");
  });

  it("columns begin where the drawing comes from; nonsense in the address compares with all others", () => {
    expect(comparedClouds("aws", ["azure"], CLOUDS)).toEqual(["aws", "azure"]);
    expect(comparedClouds("gcp", [], CLOUDS)).toEqual(["gcp", "aws", "azure"]);
    expect(comparedClouds("aws", ["aws"], CLOUDS)).toEqual(["aws", "azure", "gcp"]);
  });
});
