import type { ComponentCost } from "./component-cost.ts";
import type { Design } from "./design.ts";
import type { BudgetLine, DesignCost } from "./design-cost.ts";
import { evaluateDesign } from "./evaluate-design.ts";
import { costFindings } from "./findings/cost-findings.ts";
import { replicaFindings } from "./findings/replica-findings.ts";
import { workloadFindings } from "./findings/workload-findings.ts";
import { indexDesign } from "./flows/design-graph.ts";
import { evaluationOf } from "./flows/evaluation.ts";
import { figure } from "./flows/settings.ts";
import { EXPECTED_PARAMETERS } from "./model/parameters.ts";
import { priceComponent } from "./price-component.ts";
import { BUILT_IN_PRICES } from "./prices/built-in-prices.ts";
import type { PriceBook } from "./prices/price-book.ts";
import { sensitivityOf } from "./sensitivity.ts";

/**
 * What a design costs a month at list prices, pay as you go, in dollars. Deterministic. Nothing is ever a silent zero:
 * a part that has no price, or figures that give none, is `unpriced` with the reason and a finding, and the rest is
 * priced all the same.
 */
export function priceDesign(design: Design, book: PriceBook = BUILT_IN_PRICES): DesignCost {
  const graph = indexDesign(design);
  const pricing = { cloud: design.cloud, book };
  const evaluated = evaluateDesign(evaluationOf(design, graph, EXPECTED_PARAMETERS));
  const components = evaluated.components.map((component) => priceComponent(component, pricing));
  const { months, range, drivers } = sensitivityOf({ design, graph, evaluated, pricing });
  const budget = budgetLine(design, range);
  const cost = {
    cloud: design.cloud,
    region: design.region,
    priceRegion: book.primaryRegions[design.cloud],
    tier: design.tier,
    snapshotDate: book.snapshotDate,
    monthlyUsd: range.expected,
    isAtLeast: components.some(hasNoPrice),
    components,
    months,
    range,
    drivers,
    ...(budget ? { budget } : {}),
  };
  return {
    ...cost,
    diagnostics: [...workloadFindings(design, evaluated.context.outflows), ...replicaFindings(design, components), ...costFindings(cost)],
  };
}

export function hasNoPrice(cost: ComponentCost): boolean {
  return cost.unpriced !== undefined;
}

function budgetLine(design: Design, range: DesignCost["range"]): BudgetLine | undefined {
  const component = design.components.find(({ kind }) => kind === "budget");
  const monthlyUsd = component ? figure(component, "monthlyUsd", 0) : 0;
  if (!component || monthlyUsd === 0) return undefined;
  return { component: component.id, monthlyUsd, expectedShare: range.expected / monthlyUsd, highShare: range.high / monthlyUsd };
}
