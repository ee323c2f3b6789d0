import { expect, it } from "vitest";
import type { Costs } from "../server/load-costs.ts";
import { costTable } from "./tile-tables.ts";

const lake = { slug: "lake", name: "Lake" };
const costs: Costs = {
  days: [{ day: Date.UTC(2026, 10, 1), usd: 10.004, isPartial: true }],
  toDateUsd: 10.004,
  forecastUsd: 300.126,
  lastMonthUsd: 310,
  runRateUsd: 305,
  budgetUsd: 250,
  isAtLeast: false,
  projects: [{ id: "p", ...lake, monthlyUsd: 300, environments: 1, budgetUsd: 100 }],
  environments: [{ id: "e", project: lake, environment: { slug: "prod", name: "prod" }, monthlyUsd: 300, isAtLeast: false }],
};

it("the table behind the cost has everything that the tile says: days, the month, budgets, projects and environments", () => {
  expect(costTable(costs).rows).toEqual([
    ["2026-11-01", 10, null],
    ["This month so far", 10, null],
    ["Whole month, expected", 300.13, 250],
    ["Whole month before", 310, null],
    ["As deployed now, a month", 305, null],
    ["Lake, a month", 300, 100],
    ["Lake, prod, a month", 300, null],
  ]);
});

it("what has no price is said to cost at least so much", () => {
  const [environment] = costs.environments;
  const unpriced = { ...costs, isAtLeast: true, environments: environment ? [{ ...environment, isAtLeast: true }] : [] };
  expect(costTable(unpriced).rows.map(([what]) => what)).toEqual([
    "2026-11-01",
    "This month so far (at least)",
    "Whole month, expected (at least)",
    "Whole month before",
    "As deployed now, a month (at least)",
    "Lake, a month",
    "Lake, prod, a month (at least)",
  ]);
});
