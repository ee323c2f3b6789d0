import { applyEdit, type Blueprint, type Edit, EMPTY_BLUEPRINT, EMPTY_LAYOUT, expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import type { PriceSnapshot } from "@zerolake/pricing";
import { describe, expect, it } from "vitest";
import { CLOUDS } from "@/clouds/cloud-names.ts";
import { previewTarget } from "@/clouds/preview-target.ts";
import { storeOf } from "../designer-store.testing.ts";
import { componentWords } from "./cost-words.ts";
import { membersCost } from "./members-cost.ts";
import { createPricing, type PriceRequest } from "./price-drawing.ts";
import { takePrices } from "./take-prices.ts";

const starter = expandTemplate(findTemplate("streaming-starter")!);
const asked = (blueprint: Blueprint, more: Partial<PriceRequest> = {}): PriceRequest => ({
  sequence: 1,
  blueprint,
  target: previewTarget("aws", blueprint.tier),
  workload: {},
  prices: null,
  others: [],
  ...more,
});

function edited(blueprint: Blueprint, edit: Edit): Blueprint {
  const applied = applyEdit({ blueprint, layout: EMPTY_LAYOUT }, edit);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.design.blueprint;
}

const busier = edited(starter, { edit: "setSetting", component: "app", key: "eventsPerSecond", value: 2000 });

describe("pricing beside the page", () => {
  it("tells the difference to what is deployed, which parts add up to", () => {
    const price = createPricing();
    const { cost, deployed } = price(asked(busier, { deployed: starter }));
    expect(deployed?.totalUsd).toBe(price(asked(starter)).cost.monthlyUsd);
    expect(cost.monthlyUsd).toBeGreaterThan(deployed!.totalUsd);
    const cents = Object.values(deployed!.byComponent).reduce((sum, usd) => sum + Math.round(usd * 100), 0);
    expect(cents).toBe(Math.round(deployed!.totalUsd * 100));
  });

  it("prices the other clouds when asked, without the figures of this environment", () => {
    const { others } = createPricing()(asked(starter, { others: CLOUDS.map((cloud) => previewTarget(cloud, "prototype")) }));
    expect(others.map(({ cloud }) => cloud)).toEqual(["azure", "gcp"]);
    for (const { range, isAtLeast, unpriced } of others) {
      expect(range.expected).toBeGreaterThan(0);
      expect(isAtLeast).toBe(unpriced.length > 0);
    }
  });

  it("explains every line of the chosen component", () => {
    const { cost, explained } = createPricing()(asked(starter, { explain: "app" }));
    const part = cost.components.find(({ component }) => component === "app")!;
    expect(explained?.component).toBe("app");
    expect(explained?.lines).toHaveLength(part.lines.length);
    expect(explained?.lines.flat().every(({ value }) => value !== undefined && !Number.isNaN(value))).toBe(true);
  });

  it("counts with the operator's list, where a price that it lacks is no zero", () => {
    const list: PriceSnapshot = {
      snapshotDate: "2026-12-01",
      currency: "USD",
      primaryRegions: { aws: "eu-west-1", azure: "westeurope", gcp: "europe-west4" },
      prices: [],
    };
    const { cost } = createPricing()(asked(starter, { prices: list }));
    expect(cost).toMatchObject({ snapshotDate: "2026-12-01", isAtLeast: true, priceRegion: "eu-west-1" });
    expect(cost.components.filter(({ unpriced, free, lines }) => unpriced === undefined && free === undefined && lines.length > 0)).toEqual(
      [],
    );
  });
});

describe("what the designer keeps of it", () => {
  it("nodes that say the same keep their objects, so that only the touched ones render", () => {
    const store = storeOf({ blueprint: starter, layout: EMPTY_LAYOUT });
    const price = createPricing();
    takePrices(store, price(asked(starter)));
    const before = store.getState().cost.nodes;
    takePrices(store, price(asked(busier)));
    const after = store.getState().cost.nodes;
    expect(after.get("budget")).toBe(before.get("budget"));
    expect(after.get("app")).not.toBe(before.get("app"));
  });

  it("an exceeded budget becomes a finding of the drawing, and goes with the cause", () => {
    const store = storeOf({ blueprint: starter, layout: EMPTY_LAYOUT });
    store.setState((state) => ({ analysis: { ...state.analysis, isReady: true } }));
    const price = createPricing();
    const poor = edited(starter, { edit: "setSetting", component: "budget", key: "monthlyUsd", value: 1 });
    const told = () => store.getState().analysis.findings.filter(({ code }) => code === "ZL-COST-OVER-BUDGET");
    takePrices(store, price(asked(poor)));
    expect(told()).toHaveLength(1);
    expect(told()[0]?.severity).toBe("warning");
    takePrices(store, price(asked(edited(starter, { edit: "setSetting", component: "budget", key: "monthlyUsd", value: 100_000 }))));
    expect(told()).toEqual([]);
  });

  it("a folded frame costs what its members cost, and says so when one has no price", () => {
    const { cost } = createPricing()(asked(starter));
    const [app, stream] = ["app", "stream"].map((id) => cost.components.find(({ component }) => component === id)!.monthlyUsd);
    expect(membersCost(["app", "stream"], cost)).toBe(componentWords({ monthlyUsd: app! + stream! }));
    expect(membersCost([], cost)).toBeUndefined();
    expect(membersCost(["app"], undefined)).toBeUndefined();
  });

  it("an empty drawing costs nothing, and nothing is said about it", () => {
    const { cost } = createPricing()(asked(EMPTY_BLUEPRINT));
    expect(cost.range).toEqual({ low: 0, expected: 0, high: 0 });
  });
});
