import type { CostSheet } from "../cost-sheet.ts";

export const budget: CostSheet = {
  kind: "budget",
  variables: [],
  aws: {
    budgets: { free: "budgets without actions and anomaly detection have no meter" },
  },
  azure: {
    "consumption-budget": { free: "no meter" },
  },
  gcp: {
    "billing-budget": { free: "no meter" },
  },
};
