import type { DesiredResource, Value } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenText, type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { nameOf } from "../names.ts";
import { projectByNumber } from "../project.ts";
import { gcpResource } from "../resource.ts";

const BUDGET = "billingbudgets.budget";
/** Channels that one budget takes. */
const CHANNELS_MAX = 5;

/** A budget of the billing account for what carries the environment's label. */
export const billingBudget: Lowering = {
  cloud: "gcp",
  kind: "budget",
  variant: "billing-budget",
  service: "Cloud Billing budgets",
  gap: "it tells and never stops anything; what takes no labels is not counted",
  minutes: [0, 1],
  needs: ["monitoring"],
  outputs: () => ({ ports: {} }),
  lower: (context) => {
    const billingAccount = chosenText(context, "billingAccount");
    if (billingAccount !== undefined) return [budget(context, billingAccount)];
    reportAwaited(context, {
      answer: "billingAccount",
      severity: "warning",
      message: `“${context.component.title}” watches nothing yet: nobody has named the billing account.`,
    });
    return [];
  },
};

function budget(context: LoweringContext, billingAccount: string): DesiredResource {
  const channels = context.platform("monitoring")?.["channelNames"];
  return gcpResource(context, {
    name: "budget",
    type: BUDGET,
    at: { billingAccount },
    properties: {
      // Budgets take no labels: the name is what a lost one is found by.
      displayName: nameOf(context, BUDGET, "budget"),
      budgetFilter: {
        projects: [projectByNumber(context)],
        labels: { zerolake_environment: [context.target.environment.environmentId] },
        calendarPeriod: "MONTH",
        creditTypesTreatment: "INCLUDE_ALL_CREDITS",
      },
      amount: { specifiedAmount: { units: String(Math.round(numberSetting(context, "monthlyUsd"))), currencyCode: "USD" } },
      thresholdRules: thresholds(context).map((percent) => ({ thresholdPercent: percent / 100, spendBasis: "CURRENT_SPEND" })),
      notificationsRule: {
        monitoringNotificationChannels: isFilled(channels) ? channels.slice(0, CHANNELS_MAX) : undefined,
        disableDefaultIamRecipients: false,
      },
    },
  });
}

function isFilled(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value) && value.length > 0;
}

function thresholds(part: Part): readonly number[] {
  const value = part.component.settings["thresholdsPercent"];
  const percents = Array.isArray(value) ? value.map(Number).filter((percent) => Number.isFinite(percent) && percent > 0) : [];
  return [...new Set(percents)].sort((left, right) => left - right);
}
