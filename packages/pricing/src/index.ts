export type { ComponentCost, LineCost } from "./component-cost.ts";
export type { Design, LoadScale, PricedComponent, PricedEdge, Sizes } from "./design.ts";
export type { BudgetLine, DesignCost, Driver } from "./design-cost.ts";
export { designOf } from "./design-of.ts";
export { type ExplainedName, explainLine } from "./explain-line.ts";
export { priceDesign } from "./price-design.ts";
export { BUILT_IN_PRICES } from "./prices/built-in-prices.ts";
export { openPriceBook, type Price, type PriceBook, type PriceSnapshot } from "./prices/price-book.ts";
export { readPrices } from "./prices/read-prices.ts";
