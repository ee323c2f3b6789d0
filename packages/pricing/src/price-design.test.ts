import { type Blueprint, expandTemplate, type Settings } from "@zerolake/blueprint";
import { findDefinition, TEMPLATES } from "@zerolake/catalog";
import { variantsOf } from "@zerolake/compiler";
import { type Cloud, type Target, TIERS, type Tier } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Design } from "./design.ts";
import type { DesignCost } from "./design-cost.ts";
import { designOf } from "./design-of.ts";
import { priceDesign } from "./price-design.ts";
import { BUILT_IN_PRICES } from "./prices/built-in-prices.ts";
import { openPriceBook } from "./prices/price-book.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];
const RUNS = { numRuns: 40 };

/** Workload figures that grow a bill when they grow. */
const VOLUMES = [
  "eventsPerSecond",
  "gbPerDay",
  "changesPerSecond",
  "documentsPerDay",
  "requestsPerSecond",
  "readsPerSecond",
  "queriesPerSecond",
  "tbScannedPerDay",
  "tokensPerDay",
  "devices",
];

function targetOf(cloud: Cloud, tier: Tier): Target {
  const environment = { installationId: NIL, organizationId: NIL, environmentId: NIL, name: "test", namePrefix: "zl" };
  return { cloud, region: BUILT_IN_PRICES.primaryRegions[cloud], tier, account: "123456789012", choices: {}, overrides: {}, environment };
}

const anyPlace = fc.record({
  template: fc.constantFrom(...TEMPLATES),
  cloud: fc.constantFrom(...CLOUDS),
  tier: fc.constantFrom(...TIERS),
});

function mapSettings(design: Design, change: (settings: Settings, index: number) => Settings): Design {
  return {
    ...design,
    components: design.components.map((component, index) => ({ ...component, settings: change(component.settings, index) })),
  };
}

const cents = (usd: number): number => Math.round(usd * 100);

function brokenIn(cost: DesignCost): readonly string[] {
  const sums = cost.components.filter(
    ({ lines, monthlyUsd }) => lines.reduce((sum, line) => sum + cents(line.monthlyUsd), 0) !== cents(monthlyUsd),
  );
  const total = cost.components.reduce((sum, { monthlyUsd }) => sum + cents(monthlyUsd), 0);
  const amounts = [
    cost.monthlyUsd,
    ...Object.values(cost.range),
    ...Object.values(cost.months),
    ...cost.components.map(({ monthlyUsd }) => monthlyUsd),
  ];
  const silent = cost.components.filter(
    ({ lines, free, unpriced, variables, inputs }) =>
      lines.length === 0 &&
      free === undefined &&
      unpriced === undefined &&
      [...Object.values(variables), ...Object.values(inputs)].some((value) => Number.isNaN(value)),
  );
  return [
    ...sums.map(({ component }) => `${component} is not the sum of its lines`),
    ...(total === cents(cost.monthlyUsd) ? [] : ["the total is not the sum of the components"]),
    ...amounts.filter((usd) => !Number.isFinite(usd) || usd < 0).map((usd) => `an amount of ${usd}`),
    ...(cost.range.low <= cost.monthlyUsd && cost.monthlyUsd <= cost.range.high ? [] : ["the range leaves out the expected amount"]),
    ...silent.map(({ component }) => `${component} is nothing without a reason`),
    ...(cost.isAtLeast === cost.components.some(({ unpriced }) => unpriced !== undefined) ? [] : ["at least, or not"]),
  ];
}

describe("the price of a design", () => {
  it.each(TEMPLATES.map(({ id }) => id))("%s adds up on every cloud and tier, with a price for every part or the reason why not", (id) => {
    const blueprint = expandTemplate(TEMPLATES.find((template) => template.id === id)!);
    const costs = CLOUDS.flatMap((cloud) => TIERS.map((tier) => priceDesign(designOf(blueprint, targetOf(cloud, tier)))));
    expect(costs.flatMap(brokenIn)).toEqual([]);
    expect(costs.filter(({ monthlyUsd }) => monthlyUsd <= 0)).toEqual([]);
  });

  it("adds up for figures of any size and kind: nothing is ever NaN, infinite, negative or silently zero", () => {
    const anything = fc.oneof(
      fc.constantFrom<unknown>(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 1e18, 1e-300, "much", null, true, [], {}),
      fc.double(),
      fc.integer({ min: 0, max: 1_000_000 }),
    );
    fc.assert(
      fc.property(anyPlace, fc.array(anything, { minLength: 7, maxLength: 7 }), ({ template, cloud, tier }, values) => {
        const blueprint = expandTemplate(template);
        const broken: Blueprint = {
          ...blueprint,
          components: blueprint.components.map((component, index) => ({
            ...component,
            settings: Object.fromEntries(
              Object.entries(component.settings).map(([key, value], position) => [
                key,
                typeof value === "number" ? values[(index + position) % values.length] : value,
              ]),
            ) as Settings,
          })),
        };
        expect(brokenIn(priceDesign(designOf(broken, targetOf(cloud, tier))))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("never falls when a volume grows", () => {
    fc.assert(
      fc.property(anyPlace, fc.double({ min: 1, max: 20, noNaN: true }), ({ template, cloud, tier }, factor) => {
        const { sizesAt: _sizes, ...design } = designOf(expandTemplate(template), targetOf(cloud, tier));
        const grown = mapSettings(design, (settings) =>
          Object.fromEntries(
            Object.entries(settings).map(([key, value]) => [
              key,
              VOLUMES.includes(key) && typeof value === "number" ? value * factor : value,
            ]),
          ),
        );
        const before = new Map(priceDesign(design).components.map(({ component, monthlyUsd }) => [component, monthlyUsd]));
        const fallen = priceDesign(grown).components.filter(
          ({ component, monthlyUsd }) => monthlyUsd < (before.get(component) ?? 0) - 0.02,
        );
        expect(fallen.map(({ component, variant }) => `${component} (${variant})`)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("is the same for the same input", () => {
    fc.assert(
      fc.property(anyPlace, ({ template, cloud, tier }) => {
        const price = () => JSON.stringify(priceDesign(designOf(expandTemplate(template), targetOf(cloud, tier))));
        expect(price()).toBe(price());
      }),
      { numRuns: 5 },
    );
  });

  it("says at least, and why, where a price is missing, and prices the rest", () => {
    const design = designOf(expandTemplate(TEMPLATES.find(({ id }) => id === "streaming-starter")!), targetOf("aws", "standard"));
    const whole = priceDesign(design);
    const [missing] = whole.components.flatMap(({ lines }) => lines);
    const book = openPriceBook({
      snapshotDate: BUILT_IN_PRICES.snapshotDate,
      currency: "USD",
      primaryRegions: BUILT_IN_PRICES.primaryRegions,
      prices: whole.components.flatMap(({ lines }) => lines.flatMap(({ prices }) => prices)).filter(({ id }) => id !== missing!.priceId),
    });
    const rest = priceDesign(design, book);
    expect(rest.isAtLeast).toBe(true);
    expect(rest.monthlyUsd).toBeGreaterThan(0);
    expect(rest.monthlyUsd).toBeLessThan(whole.monthlyUsd);
    expect(rest.diagnostics.filter(({ code }) => code === "ZL-COST-NO-PRICE").map(({ message }) => message)[0]).toContain(missing!.priceId);
  });
});

function starter(change: (settings: Settings) => Settings, kind: string): DesignCost {
  const design = designOf(expandTemplate(TEMPLATES.find(({ id }) => id === "streaming-starter")!), targetOf("aws", "standard"));
  return priceDesign({
    ...design,
    components: design.components.map((component) =>
      component.kind === kind ? { ...component, settings: change(component.settings) } : component,
    ),
  });
}

describe("findings of the price", () => {
  it.each([
    ["a source without load", "event-source", { eventsPerSecond: 0 }, "ZL-COST-NO-LOAD"],
    ["a figure below zero", "event-source", { eventsPerSecond: -5 }, "ZL-COST-FIGURE-UNUSABLE"],
    ["a figure that is a word", "sql-engine", { tbScannedPerDay: "much" }, "ZL-COST-FIGURE-UNUSABLE"],
    ["a workload that no money pays", "event-source", { eventsPerSecond: 1e30 }, "ZL-COST-NO-PRICE"],
    ["an absurd workload", "event-source", { eventsPerSecond: 1e9 }, "ZL-COST-ABSURD"],
    ["a budget that is too small", "budget", { monthlyUsd: 1 }, "ZL-COST-OVER-BUDGET"],
  ])("%s is one, and the rest still has its price", (_, kind, settings, code) => {
    const cost = starter((before) => ({ ...before, ...settings }), kind);
    expect(cost.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(brokenIn(cost)).toEqual([]);
    expect(cost.monthlyUsd).toBeGreaterThan(0);
  });

  it("an exceeded budget names the three components that cost most, most first", () => {
    const cost = starter((before) => ({ ...before, monthlyUsd: 1 }), "budget");
    const costliest = [...cost.components].sort((left, right) => right.monthlyUsd - left.monthlyUsd).slice(0, 3);
    const why = cost.diagnostics.find(({ code }) => code === "ZL-COST-OVER-BUDGET")?.why ?? "";
    const places = costliest.map(({ title }) => why.indexOf(`“${title}”`));
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  it("an application that needs more replicas than it may have is one", () => {
    const settings = { requestsPerSecond: 1000, cpu: 1, memoryGb: 2, replicasMin: 1, replicasMax: 4 };
    const component = { id: "api", kind: "app-service", title: "API", variant: "cloud-run", settings };
    const cost = priceDesign({ cloud: "gcp", region: "us-central1", tier: "standard", components: [component], edges: [], workload: {} });
    expect(cost.diagnostics.find(({ code }) => code === "ZL-COST-REPLICAS")?.message).toBe(
      "“API” needs 15 replicas for its load and may have 4. The cost counts 15.",
    );
  });

  it("a variant whose rate nobody found is one with the reason, and makes the total a lower bound", () => {
    const component = { id: "job", kind: "database-source", title: "Job", variant: "confluent-connector", settings: {} };
    const cost = priceDesign({ cloud: "azure", region: "eastus2", tier: "standard", components: [component], edges: [], workload: {} });
    const reason = "Confluent bills task hours and data of a connector, and publishes no rates for them";
    expect([cost.isAtLeast, cost.components[0]!.unpriced]).toEqual([true, reason]);
    expect(cost.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["ZL-COST-NO-PRICE", `“Job” (confluent-connector) has no complete price: ${reason}.`],
    ]);
  });

  it("a design within its means has none that warns", () => {
    const cost = starter((before) => ({ ...before, monthlyUsd: 100_000 }), "budget");
    expect(cost.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  });
});

describe("what the catalogue offers", () => {
  const offered = [
    ["model-serving", "instance"],
    ["ml-workspace", "notebookSize"],
    ["gpu-pool", "accelerator"],
    ["spark-engine", "workerSize"],
    ["kubernetes-cluster", "nodeSize"],
  ].flatMap(([kind = "", key = ""]) => {
    const setting = findDefinition(kind)?.settings.find((candidate) => candidate.key === key);
    return setting?.type === "choice" ? setting.options.map(({ value }) => [kind, key, value] as const) : [];
  });

  it.each(offered)("%s with %s %s costs something on every cloud, in every variant that has a price", (kind, key, value) => {
    const costs = CLOUDS.flatMap((cloud) =>
      (variantsOf(cloud).get(kind) ?? []).flatMap((variant) => {
        const component = { id: "it", kind, title: "It", variant, settings: { [key]: value, gpuHoursPerMonth: 10 } };
        const design = { cloud, region: "any", tier: "standard" as const, components: [component], edges: [], workload: {} };
        return priceDesign(design).components;
      }),
    );
    expect(costs.length).toBeGreaterThan(3);
    expect(costs.filter(({ monthlyUsd, free, unpriced }) => monthlyUsd === 0 && free === undefined && unpriced === undefined)).toEqual([]);
  });
});
