import { applyEdit, type Blueprint, type Edit, EMPTY_LAYOUT, expandTemplate, placementEdit } from "@zerolake/blueprint";
import { blueprints } from "@zerolake/blueprint/testing";
import { findTemplate, TEMPLATES } from "@zerolake/catalog";
import { compile, deployedDesign, findLowering } from "@zerolake/compiler";
import { BUILT_IN_PRICES, designOf, priceDesign } from "@zerolake/pricing";
import { TIERS } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareClouds } from "./compare-clouds.ts";
import { otherWays } from "./other-ways.ts";
import { CLOUDS, targetOn } from "./targets.testing.ts";

const templateOf = (id: string): Blueprint => expandTemplate(findTemplate(id)!);
const starter = templateOf("streaming-starter");

function edited(blueprint: Blueprint, edit: Edit): Blueprint {
  const applied = applyEdit({ blueprint, layout: EMPTY_LAYOUT }, edit);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.design.blueprint;
}

/** A component of a blueprint whose kind no cloud can create under this engine: fits nowhere. */
const alien: Blueprint = {
  ...starter,
  components: starter.components.map((component) => (component.id === "events" ? { ...component, kind: "warp-drive" } : component)),
};

describe.each(TEMPLATES.map(({ id }) => id))("%s", (id) => {
  const blueprint = templateOf(id);
  const comparison = compareClouds({ blueprint, targets: CLOUDS.map((cloud) => targetOn(cloud)) });

  it("has every drawn component once, in drawing order, on every cloud", () => {
    const drawn = comparison.rows.filter(({ isAttached }) => !isAttached);
    expect(drawn.map(({ component }) => component)).toEqual(blueprint.components.map((component) => component.id));
    for (const { parts } of drawn) expect(Object.keys(parts).sort()).toEqual([...CLOUDS].sort());
  });

  it("counts what the compiler creates and what the price list says, to the cent", () => {
    for (const { cloud, target, resources, range, isAtLeast } of comparison.clouds) {
      const parts = comparison.rows.flatMap((row) => row.parts[cloud] ?? []);
      expect(parts.reduce((sum, part) => sum + part.resources, 0)).toBe(resources);
      expect(resources).toBe(compile(blueprint, target).resources.length);
      const cost = priceDesign(designOf(blueprint, target));
      expect(range).toEqual(cost.range);
      const cents = parts.reduce((sum, part) => sum + Math.round((part.cost?.monthlyUsd ?? 0) * 100), 0);
      expect(cents).toBe(Math.round(range.expected * 100));
      expect(isAtLeast).toBe(parts.some((part) => part.cost?.unpriced !== undefined));
    }
  });

  it("is a gap exactly where no recipe exists or only this cloud objects", () => {
    for (const { parts, verdict } of comparison.rows) {
      const all = Object.values(parts);
      for (const part of all) expect(part.fit === "none").toBe(part.service === "");
      expect(verdict === "gap").toBe(all.some(({ fit, blockers }) => fit === "none" || blockers.length > 0));
    }
  });

  it("says the same whichever way round it is asked", () => {
    const reversed = compareClouds({ blueprint, targets: CLOUDS.toReversed().map((cloud) => targetOn(cloud)) });
    const byId = new Map(reversed.rows.map((row) => [row.component, row]));
    for (const row of comparison.rows) expect(byId.get(row.component)).toEqual(row);
    expect(reversed.clouds.toReversed()).toEqual(comparison.clouds);
    expect(reversed.bestFit.cloud).toBe(comparison.bestFit.cloud);
  });

  it("explains the best cloud, and says of every other why not", () => {
    const { bestFit } = comparison;
    expect(bestFit.because.length).toBeGreaterThan(1);
    expect(new Set([bestFit.cloud, ...bestFit.whyNot.map(({ cloud }) => cloud)])).toEqual(new Set(CLOUDS));
    for (const { because } of bestFit.whyNot) expect(because).toMatch(/\.$/u);
  });
});

describe("compareClouds", () => {
  it("never gives a number that is none, whatever is drawn, in any size", () => {
    fc.assert(
      fc.property(blueprints(), fc.constantFrom(...TIERS), (blueprint, tier) => {
        const { clouds, rows } = compareClouds({ blueprint, targets: [targetOn("aws", tier), targetOn("gcp", tier)] });
        const figures = [
          ...clouds.flatMap(({ range, minutes, resources, elsewhereUsd }) => [
            ...Object.values(range),
            ...minutes,
            resources,
            elsewhereUsd,
          ]),
          ...rows.flatMap(({ parts }) => Object.values(parts).map(({ cost }) => cost?.monthlyUsd ?? 0)),
        ];
        expect(figures.filter((figure) => !(figure >= 0 && Number.isFinite(figure)))).toEqual([]);
        for (const { range } of clouds) expect(range.low <= range.expected && range.expected <= range.high).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("what no cloud creates is a gap until somebody decides, and then is part of nothing", () => {
    const targets = [targetOn("aws"), targetOn("azure")];
    const before = compareClouds({ blueprint: alien, targets });
    expect(before.clouds[1]!.undecided).toContain("events");
    expect(before.rows.find(({ component }) => component === "events")).toMatchObject({ verdict: "gap" });
    const after = compareClouds({ blueprint: edited(alien, placementEdit("azure", "events", "nowhere")), targets });
    expect(after.clouds[1]!.undecided).not.toContain("events");
    expect(after.clouds[0]!.undecided).toContain("events");
    const part = after.rows.find(({ component }) => component === "events")?.parts.azure;
    expect(part).toMatchObject({ fit: "none", standsOn: "nowhere", resources: 0 });
    expect(part?.cost).toBeUndefined();
  });

  it("what stays on another cloud goes on costing there", () => {
    const blueprint = edited(starter, placementEdit("azure", "events", "aws"));
    const { clouds, rows } = compareClouds({ blueprint, targets: [targetOn("aws"), targetOn("azure")] });
    const there = rows.find(({ component }) => component === "events")!.parts.aws!.cost!.monthlyUsd;
    expect(clouds[1]!.elsewhereUsd).toBe(there);
    expect(clouds[1]!.totalUsd).toBeCloseTo(clouds[1]!.range.expected + there, 2);
    expect(clouds[0]!.elsewhereUsd).toBe(0);
    expect(rows.find(({ component }) => component === "events")!.verdict).toBe("differs");
  });

  it("a price that is missing makes the total a lower bound and never a zero in silence", () => {
    const empty = { ...BUILT_IN_PRICES, rate: () => ({ ok: false, error: "the price is missing" }) as const };
    const { clouds, rows } = compareClouds({ blueprint: starter, targets: [targetOn("aws")], book: empty });
    expect(clouds[0]).toMatchObject({ isAtLeast: true, range: { expected: 0 } });
    const unpriced = rows.filter(({ parts }) => parts.aws?.cost?.unpriced !== undefined);
    expect(unpriced.length).toBeGreaterThan(0);
    expect(clouds[0]!.findings.filter(({ code }) => code === "ZL-COST-NO-PRICE")).toHaveLength(unpriced.length);
  });

  it("settings that only hold on one cloud stand side by side", () => {
    const { rows } = compareClouds({ blueprint: starter, targets: [targetOn("aws"), targetOn("azure")] });
    const engine = rows.find(({ component }) => component === "events")?.settings.find(({ key }) => key === "engine");
    expect(engine).toMatchObject({ isDifferent: true, values: { aws: "iceberg", azure: "delta" } });
  });
});

describe("otherWays", () => {
  it("leads out of a connection that a cloud does not make: tables that Pub/Sub can write", () => {
    const blueprint: Blueprint = { ...starter, targetChoices: { ...starter.targetChoices, gcp: { "events.native": false } } };
    const targets = [targetOn("aws"), targetOn("gcp")];
    expect(compareClouds({ blueprint, targets }).clouds[1]!.undecided).toContain("events");
    const way = otherWays(blueprint, targets[1]!, "events").find(({ variant }) => variant === "bigquery-iceberg")!;
    expect(compareClouds({ blueprint: edited(blueprint, way.edit), targets }).clouds[1]!.undecided).not.toContain("events");
  });

  it("offers only what has a recipe there and becomes something else, and does what it says", () => {
    const blueprint = templateOf("rag");
    const target = targetOn("aws");
    const offered = blueprint.components.flatMap(({ id }) => otherWays(blueprint, target, id).map((way) => ({ id, way })));
    expect(offered.length).toBeGreaterThan(2);
    for (const { id, way } of offered) {
      const { kind } = blueprint.components.find((component) => component.id === id)!;
      expect(findLowering("aws", kind, way.variant)?.service).toBe(way.service);
      const before = deployedDesign(blueprint, target).components.find(({ component }) => component.id === id)?.variant;
      const after = deployedDesign(edited(blueprint, way.edit), target).components.find(({ component }) => component.id === id)?.variant;
      expect(after).toBe(way.variant);
      expect(after).not.toBe(before);
    }
  });
});
