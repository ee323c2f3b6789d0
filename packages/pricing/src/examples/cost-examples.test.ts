import type { Settings } from "@zerolake/blueprint";
import type { Cloud, Tier } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compiledRow } from "../compile-row.ts";
import type { Design, Sizes } from "../design.ts";
import { evaluateDesign } from "../evaluate-design.ts";
import { indexDesign } from "../flows/design-graph.ts";
import { evaluationOf } from "../flows/evaluation.ts";
import { type FormulaValue, parseFormula, type Scope } from "../formula/formula.ts";
import { EXPECTED_PARAMETERS } from "../model/parameters.ts";
import { priceDesign } from "../price-design.ts";
import { findCostSheet } from "../sheets/registry.ts";
import file from "./cost-examples.data.json" with { type: "json" };

interface ExpectedComponent {
  readonly component: string;
  readonly variant: string;
  readonly sameAs?: string;
  readonly free?: string;
  readonly flow: Readonly<Record<string, unknown>>;
  readonly variables: Scope;
  readonly lines: readonly { readonly quantity: number; readonly priceId: string; readonly monthlyUsd: number }[];
  readonly monthlyUsd: number;
}

interface Example {
  readonly id: string;
  readonly cloud: Cloud;
  readonly region: string;
  readonly tier: Tier;
  readonly workload: Readonly<Record<string, number>>;
  readonly components: readonly { readonly id: string; readonly kind: string; readonly variant: string; readonly settings: Settings }[];
  readonly edges: readonly (readonly [string, string])[];
  readonly expected: {
    readonly monthlyUsd: number;
    readonly atLeast: boolean;
    readonly months: object;
    readonly range: { readonly low: number; readonly expected: number; readonly high: number };
    readonly drivers: readonly { readonly parameter: string; readonly atLowUsd: number; readonly atHighUsd: number }[];
    readonly components: readonly ExpectedComponent[];
  };
}

const EXAMPLES = file.examples as unknown as readonly Example[];
const RELATIVE = 1e-6;
const CENT = 0.0100001;
/** Settings that stand in the examples' flows, which no formula reads. */
const NOT_INPUTS: ReadonlySet<string> = new Set(["compatibility", "format", "monthlyUsd", "thresholdsPercent", "model", "dataResidency"]);

/** The one size that stands among the flows of the examples; everything else the sheets size for themselves. */
function pinnedSizes(component: string, { iotEdition }: ExpectedComponent["flow"]): [string, Sizes][] {
  return typeof iotEdition === "string" ? [[component, { iotEdition }]] : [];
}

function end(port: string) {
  const [component = "", data = ""] = port.split(".");
  return { component, port: data };
}

function designOf({ cloud, region, tier, workload, components, edges, expected }: Example): Design {
  const pinned = new Map(expected.components.flatMap(({ component, flow }) => pinnedSizes(component, flow)));
  return {
    cloud,
    region,
    tier,
    workload,
    components: components.map((component) => ({ ...component, title: component.id })),
    edges: edges.map(([from, to]) => ({ from: end(from), to: end(to) })),
    sizesAt: () => pinned,
  };
}

/** Names whose value is not that of the example. */
function different(found: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(wanted).flatMap(([name, value]) =>
    isClose(found[name], value) ? [] : [`${name}: ${String(found[name])} for ${String(value)}`],
  );
}

function isClose(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "number" || typeof found !== "number") return found === wanted;
  return Math.abs(found - wanted) <= Math.max(1e-12, Math.abs(wanted) * RELATIVE);
}

/** Differences stand in the examples with six digits. */
function isNear(found: number, wanted: number): boolean {
  return Math.abs(found - wanted) <= Math.max(CENT, Math.abs(wanted) * 5e-6);
}

/** All variables of a sheet, also those that the variant's lines do not need. */
function allVariables(kind: string, scope: Scope): Record<string, FormulaValue> {
  const work: Record<string, FormulaValue> = { ...scope };
  const found: Record<string, FormulaValue> = {};
  for (const [name, formula] of findCostSheet(kind)?.variables ?? []) found[name] = work[name] = parseFormula(formula).evaluate(work);
  return found;
}

describe.each(EXAMPLES)("$id", (example) => {
  const design = designOf(example);
  const cost = priceDesign(design);
  const evaluation = evaluationOf(design, indexDesign(design), EXPECTED_PARAMETERS);
  const evaluated = evaluateDesign(evaluation).components;
  const { expected } = example;

  it.each(expected.components)("$component has the flows, variables and lines of the worked example", (wanted) => {
    const found = evaluated.find(({ component }) => component.id === wanted.component)!;
    const priced = cost.components.find(({ component }) => component === wanted.component)!;
    const flow = Object.fromEntries(Object.entries(wanted.flow).filter(([name]) => !NOT_INPUTS.has(name)));
    const everything: Scope = {
      ...evaluation.parameters,
      ...evaluation.tierValues,
      tier: design.tier,
      ...found.inputs,
      ...design.sizesAt!({ volume: 1, peak: 1 }).get(wanted.component),
    };
    expect(different(everything, flow)).toEqual([]);
    expect(different(allVariables(found.component.kind, everything), wanted.variables)).toEqual([]);
    expect(priced.lines.map(({ priceId }) => priceId)).toEqual(wanted.lines.map(({ priceId }) => priceId));
    const off = wanted.lines.filter(({ quantity, monthlyUsd }, index) => {
      const line = priced.lines[index]!;
      return !isClose(line.quantity, quantity) || Math.abs(line.monthlyUsd - monthlyUsd) > CENT;
    });
    expect(off).toEqual([]);
    expect(Math.abs(priced.monthlyUsd - wanted.monthlyUsd)).toBeLessThanOrEqual(CENT);
    expect([priced.free, priced.sameAs]).toEqual([wanted.free, wanted.sameAs]);
    expect(compiledRow(found.component.kind, design.cloud, wanted.variant).unpriced).toBeUndefined();
  });

  it("has the totals, the months, the range and the drivers of the worked example", () => {
    expect(cost.monthlyUsd).toBeCloseTo(expected.monthlyUsd, 2);
    expect(cost.isAtLeast).toBe(expected.atLeast);
    expect(cost.months).toEqual(expected.months);
    for (const key of ["low", "expected", "high"] as const)
      expect(Math.abs(cost.range[key] - expected.range[key])).toBeLessThanOrEqual(CENT);
    expect(cost.drivers.slice(0, expected.drivers.length).map(({ parameter }) => parameter)).toEqual(
      expected.drivers.map(({ parameter }) => parameter),
    );
    const off = expected.drivers.filter(({ atLowUsd, atHighUsd }, index) => {
      const driver = cost.drivers[index]!;
      return !isNear(driver.atLowUsd, atLowUsd) || !isNear(driver.atHighUsd, atHighUsd);
    });
    expect(off).toEqual([]);
  });
});
