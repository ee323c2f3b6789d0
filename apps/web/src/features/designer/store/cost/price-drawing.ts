import type { Blueprint } from "@zerolake/blueprint";
import {
  BUILT_IN_PRICES,
  type ComponentCost,
  type DesignCost,
  designOf,
  type ExplainedName,
  explainLine,
  openPriceBook,
  type PriceBook,
  type PriceSnapshot,
  priceDesign,
} from "@zerolake/pricing";
import type { Cloud, Target } from "@zerolake/resources";

/** A drawing as it is to be priced. */
export interface PricedDrawing {
  readonly blueprint: Blueprint;
  readonly target: Target;
  /** Figures about the load that only hold there. */
  readonly workload: Blueprint["workload"];
}

export interface PriceRequest extends PricedDrawing {
  readonly sequence: number;
  /** A list of prices that takes the place of the built-in one. */
  readonly prices: PriceSnapshot | null;
  /** What runs in the viewed environment, to tell the difference. */
  readonly deployed?: Blueprint;
  /** Places on other clouds, while somebody compares. */
  readonly others: readonly Target[];
  /** The component whose lines are to be explained. */
  readonly explain?: string;
}

/** The same drawing on another cloud. */
export interface CloudPrice {
  readonly cloud: Cloud;
  readonly region: string;
  readonly range: DesignCost["range"];
  readonly isAtLeast: boolean;
  readonly unpriced: readonly { readonly title: string; readonly reason: string }[];
}

export interface PriceAnswer {
  readonly sequence: number;
  readonly cost: DesignCost;
  /** Dollars of the deployed version there, in total and by component. */
  readonly deployed?: { readonly totalUsd: number; readonly byComponent: Readonly<Record<string, number>> };
  readonly others: readonly CloudPrice[];
  readonly explained?: { readonly component: string; readonly lines: readonly (readonly ExplainedName[])[] };
}

/** Prices one drawing again and again; the list of prices is opened once. */
export function createPricing(): (request: PriceRequest) => PriceAnswer {
  let own: { readonly snapshot: PriceSnapshot; readonly book: PriceBook } | undefined;
  const bookOf = (snapshot: PriceSnapshot | null): PriceBook => {
    if (snapshot === null) return BUILT_IN_PRICES;
    if (own?.snapshot.snapshotDate !== snapshot.snapshotDate) own = { snapshot, book: openPriceBook(snapshot) };
    return own.book;
  };
  return (request) => priceDrawing(request, bookOf(request.prices));
}

function priceDrawing(request: PriceRequest, book: PriceBook): PriceAnswer {
  const { sequence, deployed, others, explain, target } = request;
  const cost = costOf(request, book);
  const explained = cost.components.find(({ component }) => component === explain);
  return {
    sequence,
    cost,
    ...(deployed ? { deployed: amountsOf(costOf({ ...request, blueprint: deployed }, book)) } : {}),
    others: others
      .filter(({ cloud }) => cloud !== target.cloud)
      .map((other) => cloudPrice(costOf({ ...request, target: other, workload: {} }, book))),
    ...(explained ? { explained: { component: explained.component, lines: linesOf(cost, explained) } } : {}),
  };
}

function costOf({ blueprint, target, workload }: PricedDrawing, book: PriceBook): DesignCost {
  return priceDesign(designOf({ ...blueprint, workload: { ...blueprint.workload, ...workload } }, target), book);
}

function linesOf(cost: DesignCost, component: ComponentCost): readonly (readonly ExplainedName[])[] {
  return component.lines.map((line) => explainLine(cost, component, line));
}

function amountsOf({ monthlyUsd, components }: DesignCost): NonNullable<PriceAnswer["deployed"]> {
  return { totalUsd: monthlyUsd, byComponent: Object.fromEntries(components.map((part) => [part.component, part.monthlyUsd])) };
}

function cloudPrice({ cloud, region, range, isAtLeast, components }: DesignCost): CloudPrice {
  const unpriced = components.flatMap(({ title, unpriced: reason }) => (reason === undefined ? [] : [{ title, reason }]));
  return { cloud, region, range, isAtLeast, unpriced };
}
