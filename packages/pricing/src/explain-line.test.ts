import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Cloud } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compiledRow } from "./compile-row.ts";
import { designOf } from "./design-of.ts";
import { explainLine } from "./explain-line.ts";
import { parseFormula, type Scope } from "./formula/formula.ts";
import { meaningOf } from "./model/meanings.ts";
import { priceDesign } from "./price-design.ts";
import { COST_SHEETS } from "./sheets/registry.ts";

const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];
const environment = { installationId: "i", organizationId: "o", environmentId: "e", name: "n", namePrefix: "zl" };

describe("the explanation of a line", () => {
  it.each(CLOUDS)("has, on %s, every value that the formula needs, and following it gives the quantity", (cloud) => {
    const blueprint = expandTemplate(TEMPLATES.find(({ id }) => id === "realtime-recommendations")!);
    const target = { cloud, region: "any", tier: "production" as const, account: "1", choices: {}, overrides: {}, environment };
    const cost = priceDesign(designOf(blueprint, target));
    const wrong = cost.components.flatMap((component) =>
      component.lines.filter((line) => {
        const steps = explainLine(cost, component, line);
        const scope: Record<string, Scope[string]> = Object.fromEntries(
          steps.filter(({ formula }) => formula === undefined).map(({ name, value }) => [name, value]),
        );
        for (const { name, formula } of steps) if (formula !== undefined) scope[name] = parseFormula(formula).evaluate(scope);
        return parseFormula(line.formula).evaluate(scope) !== line.quantity;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("can say of every input of every formula what it stands for", () => {
    const inputs = COST_SHEETS.flatMap((sheet) =>
      CLOUDS.flatMap((cloud) => Object.keys(sheet[cloud]).flatMap((variant) => compiledRow(sheet.kind, cloud, variant).inputs)),
    );
    expect([...new Set(inputs)].filter((name) => meaningOf(name) === undefined)).toEqual([]);
  });
});
