export { type Attempt, DAY_MS, OUTCOMES, type Outcome, type Period, periodBefore } from "./attempt.ts";
export { FIGURE_NAMES, FIGURES, type FigureDefinition, type FigureName, LOOK_BACK_DAYS } from "./figures.ts";
export { type DeliveryFigures, measureDelivery } from "./measure-delivery.ts";
export { type CostStep, type DayCost, type MonthCost, monthCost, monthOf } from "./month-cost.ts";
export { type DayOutcomes, outcomesPerDay } from "./outcomes-per-day.ts";
export { type Trend, trendOf } from "./trend.ts";
