import { INTERNAL_KINDS, variantsOf } from "@zerolake/compiler";
import { type Cloud, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compiledRow } from "../compile-row.ts";
import { type CostSheet, rowOf } from "../cost-sheet.ts";
import type { Design } from "../design.ts";
import { indexDesign } from "../flows/design-graph.ts";
import { evaluationOf } from "../flows/evaluation.ts";
import { inputsOf } from "../flows/inputs.ts";
import { carryFlows } from "../flows/outflow.ts";
import { totalsOf } from "../flows/totals.ts";
import { parseFormula } from "../formula/formula.ts";
import { type FormulaType, typeOfFormula, typeOfValue } from "../formula/type-of-formula.ts";
import { EXPECTED_PARAMETERS } from "../model/parameters.ts";
import { TIER_VALUES } from "../model/tier-values.ts";
import { BUILT_IN_PRICES } from "../prices/built-in-prices.ts";
import { COST_SHEETS, findCostSheet } from "./registry.ts";

const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];

/** Names that the formulas of a kind may use before its own variables, as they really arrive. */
function namesOf(kind: string): Map<string, FormulaType> {
  const component = { id: "it", kind, title: "It", variant: "any", settings: {} };
  const design: Design = { cloud: "aws", region: "us-east-1", tier: "standard", components: [component], edges: [], workload: {} };
  const evaluation = evaluationOf(design, indexDesign(design), EXPECTED_PARAMETERS);
  const outflows = carryFlows(evaluation);
  const inputs = inputsOf(component, { evaluation, outflows, totals: totalsOf(evaluation, outflows), requestsMonthAll: 0 });
  const known = { ...EXPECTED_PARAMETERS, ...TIER_VALUES.standard, tier: TIERS[0], ...inputs };
  return new Map(Object.entries(known).map(([name, value]) => [name, typeOfValue(value)]));
}

interface Line {
  readonly where: string;
  readonly quantity: string;
  readonly price: string;
}

function linesOf(sheet: CostSheet, clouds: readonly Cloud[]): readonly Line[] {
  return clouds.flatMap((cloud) =>
    Object.entries(sheet[cloud]).flatMap(([variant, row]) =>
      "map" in row ? row.map(([line, quantity, price]) => ({ where: `${cloud} ${variant}: ${line}`, quantity, price })) : [],
    ),
  );
}

const inputOf = (price: string): string | undefined => /^\((\w+)\)$/.exec(price)?.[1];

describe.each(COST_SHEETS.map((sheet) => [sheet.kind, sheet] as const))("the cost sheet of %s", (kind, sheet) => {
  it("has formulas whose every name is given and fits, and give numbers", () => {
    const names = namesOf(kind);
    const types = sheet.variables.map(([name, text]) => {
      const type = typeOfFormula(parseFormula(text), names);
      names.set(name, type);
      return [name, type];
    });
    const lines = linesOf(sheet, CLOUDS).map(({ where, quantity }) => [where, typeOfFormula(parseFormula(quantity), names)]);
    const prices = linesOf(sheet, CLOUDS).flatMap(({ price }) => inputOf(price) ?? []);
    expect([...types, ...lines].filter(([, type]) => type !== "number")).toEqual([]);
    expect(prices.filter((input) => names.get(input) !== "text")).toEqual([]);
  });

  it.each(CLOUDS)("knows every price that it asks for on %s, and every row leads somewhere", (cloud) => {
    const asked = linesOf(sheet, [cloud]).filter(({ price }) => inputOf(price) === undefined && price !== "unpriced");
    const lost = Object.keys(sheet[cloud]).filter((variant) => rowOf(sheet, cloud, variant) === undefined);
    expect([...asked.filter(({ price }) => !BUILT_IN_PRICES.rate(cloud, price).ok), ...lost]).toEqual([]);
  });

  it("uses every variable somewhere", () => {
    const rows = CLOUDS.flatMap((cloud) => Object.keys(sheet[cloud]).map((variant) => compiledRow(kind, cloud, variant)));
    const used = new Set(rows.flatMap((row) => row.variables.map(([name]) => name)));
    expect(sheet.variables.map(([name]) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

it.each(INTERNAL_KINDS)("%s, which nobody draws, has a row on every cloud", (kind) => {
  expect(CLOUDS.map((cloud) => compiledRow(kind, cloud, "any").unpriced)).toEqual([undefined, undefined, undefined]);
});

describe.each(CLOUDS)("on %s", (cloud) => {
  const variants = [...variantsOf(cloud)].flatMap(([kind, list]) => list.map((variant) => [kind, variant] as const));

  it.each(variants)("%s as %s has lines, is free, or says why it has no price", (kind, variant) => {
    const sheet = findCostSheet(kind)!;
    const row = rowOf(sheet, cloud, variant)?.row ?? [];
    const said = "map" in row ? row.map(([line]) => line) : Object.values(row);
    expect(said).not.toEqual([]);
    expect(said.filter((text) => text.length < 2)).toEqual([]);
  });
});
