import { COMPONENT_DEFINITIONS, findDefinition, settingOf } from "@zerolake/catalog";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeCosts, stepsFrom } from "./cost-steps.ts";
import { changeWords, componentWords, totalWords, unitPrice } from "./cost-words.ts";
import { LOAD_SETTINGS, loadRows } from "./load-settings.ts";

const part = (component: string, monthlyUsd: number) => ({
  component,
  kind: "x",
  title: component,
  variant: "",
  monthlyUsd,
  lines: [],
  inputs: {},
  variables: {},
  sizes: {},
  unverifiedShare: 0,
});

describe("costs in words", () => {
  it("a missing price is said, never a zero", () => {
    expect(componentWords({ monthlyUsd: 0, unpriced: "nobody knows" })).toBe("no price");
    expect(componentWords({ monthlyUsd: 3.1, unpriced: "nobody knows" })).toBe("at least $3.10/mo");
    expect(componentWords({ monthlyUsd: 0, free: "a folder" })).toBe("free");
    expect(componentWords({ monthlyUsd: 412.4 })).toBe("$412/mo");
    expect(totalWords({ range: { low: 1240, expected: 1400, high: 1580 }, isAtLeast: false })).toBe("$1,240–1,580/mo");
    expect(totalWords({ range: { low: 0, expected: 0, high: 0 }, isAtLeast: true })).toBe("at least $0/mo");
  });

  it("a difference has its sign, and a rounding is none", () => {
    expect(changeWords(100, 196)).toBe("+$96 (+96 %)");
    expect(changeWords(100, 100.004)).toBe("no change");
  });

  it("the price of one unit keeps the digits that matter", () => {
    expect([unitPrice(0.0000002), unitPrice(0.0225), unitPrice(12.5), unitPrice(0)]).toEqual(["$0.0000002", "$0.0225", "$12.50", "$0.00"]);
  });

  it("the costliest component has the last shade, the cheapest the first, and more money never a lighter one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (amounts) => {
        const sorted = amounts.toSorted((left, right) => left - right);
        const nodes = nodeCosts(sorted.map((usd, index) => part(String(index), usd)));
        const steps = sorted.map((_usd, index) => nodes.get(String(index))!.step);
        expect(steps).toEqual(steps.toSorted((left, right) => left - right));
        expect(steps.at(-1)).toBe(sorted.at(-1)! > 0 ? 4 : 0);
      }),
    );
    expect(stepsFrom(1000)).toEqual([0, 20, 100, 300, 650]);
  });
});

describe("the workload tab", () => {
  it("every figure is a number setting of its kind, and every source is there", () => {
    for (const [kind, keys] of LOAD_SETTINGS) {
      const definition = findDefinition(kind)!;
      for (const key of keys) expect(`${kind}.${key}: ${settingOf(definition, key)?.type}`).toBe(`${kind}.${key}: number`);
    }
    const sources = COMPONENT_DEFINITIONS.filter(({ category }) => category === "sources").map(({ kind }) => kind);
    expect(sources.filter((kind) => !LOAD_SETTINGS.has(kind))).toEqual([]);
  });

  it("shows what holds, and whether somebody wrote it", () => {
    const [row] = loadRows([{ id: "a", kind: "event-source", title: "A", settings: { eventsPerSecond: 7 } }], "prototype");
    expect(row?.figures.map(({ setting, value, isWritten }) => [setting.key, value, isWritten])).toContainEqual([
      "eventsPerSecond",
      7,
      true,
    ]);
    expect(row?.figures.some(({ isWritten }) => !isWritten)).toBe(true);
  });
});
