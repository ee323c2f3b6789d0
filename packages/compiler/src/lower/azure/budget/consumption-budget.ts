import { type Lowering, type LoweringContext, listSetting, numberSetting, type Part } from "../../../lowering.ts";
import { extensionId, nameOf, resourceGroupId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const BUDGET = "Microsoft.Consumption/budgets";
/** A budget takes five notifications; one is the forecast. */
const THRESHOLDS_MAX = 4;
/** Filled in when the budget is created: ARM takes the first day of the current month only, and nothing else may be known here. */
export const FIRST_OF_THIS_MONTH = "first-of-this-month";

/** A monthly limit on the environment's group, with alerts. */
export const consumptionBudget: Lowering = {
  cloud: "azure",
  kind: "budget",
  variant: "consumption-budget",
  service: "Microsoft Cost Management",
  gap: "figures are 8 to 24 hours late and in the currency of the bill; what lies in groups that services manage is not counted",
  minutes: [0, 1],
  needs: ["monitoring"],
  outputs: (part) => ({ ports: {}, facts: { budgetName: nameOf(part, BUDGET, "budget") } }),
  lower: (context) => [
    azureResource(context, {
      name: "budget",
      type: BUDGET,
      id: extensionId(resourceGroupId(context), BUDGET, nameOf(context, BUDGET, "budget")),
      body: {
        properties: {
          category: "Cost",
          amount: numberSetting(context, "monthlyUsd"),
          timeGrain: "Monthly",
          timePeriod: { startDate: FIRST_OF_THIS_MONTH },
          notifications: Object.fromEntries([
            ...thresholds(context).map((percent) => [`actual${percent}`, notification(context, "Actual", percent)] as const),
            ["forecast100", notification(context, "Forecasted", 100)] as const,
          ]),
        },
      },
      dependsOn: peopleOf(context),
    }),
  ],
};

function notification(context: LoweringContext, thresholdType: "Actual" | "Forecasted", threshold: number) {
  return {
    enabled: true,
    operator: "GreaterThanOrEqualTo",
    threshold,
    thresholdType,
    contactEmails: context.environment
      .components("monitoring")
      .flatMap(({ component }) => listSetting({ component }, "recipients").filter((recipient) => !recipient.startsWith("https://"))),
    contactGroups: [String(context.platform("monitoring")?.["actionGroupId"])],
  };
}

function thresholds(part: Part): readonly number[] {
  const value = part.component.settings["thresholdsPercent"];
  const percents = Array.isArray(value) ? value.map(Number).filter((percent) => Number.isFinite(percent) && percent > 0) : [];
  return [...new Set(percents)].sort((left, right) => left - right).slice(0, THRESHOLDS_MAX);
}

function peopleOf(context: LoweringContext): readonly string[] {
  return [String(context.platform("monitoring")?.["actionGroupAddress"])];
}
