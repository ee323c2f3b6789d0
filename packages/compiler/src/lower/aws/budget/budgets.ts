import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { anomalyUsd } from "../../../sizing/anomaly-usd.ts";
import { ref } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const BUDGET = "AWS::Budgets::Budget";
/** AWS takes five notifications per budget; one is the forecast. */
const THRESHOLDS_MAX = 4;
/** Costs are counted by the owner tag of the environment, once the payer account has activated it for cost allocation. */
const COST_TAG = "zerolake:environment";

/** A monthly limit with alerts, and a watch on unusual spending. */
export const budgets: Lowering = {
  cloud: "aws",
  kind: "budget",
  variant: "budgets",
  service: "AWS Budgets and Cost Anomaly Detection",
  gap: "figures are 8 to 24 hours late; the tag zerolake:environment must be activated for cost allocation in the payer account",
  minutes: [0, 1],
  needs: ["monitoring"],
  outputs: (part) => ({ ports: {}, facts: { budgetName: nameOf(part, BUDGET, "budget") } }),
  lower: (context) => [monthlyBudget(context), anomalyMonitor(context), anomalySubscription(context)],
};

function monthlyBudget(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "budget",
    type: BUDGET,
    via: "sdk:budgets",
    properties: {
      Budget: {
        BudgetName: nameOf(context, BUDGET, "budget"),
        BudgetType: "COST",
        TimeUnit: "MONTHLY",
        BudgetLimit: { Amount: numberSetting(context, "monthlyUsd"), Unit: "USD" },
        CostFilters: { TagKeyValue: [`user:${COST_TAG}$${context.target.environment.environmentId}`] },
        CostTypes: { IncludeTax: true, IncludeSubscription: true, IncludeSupport: false, UseBlended: false },
      },
      NotificationsWithSubscribers: [
        ...thresholds(context).map((percent) => notification(context, "ACTUAL", percent)),
        notification(context, "FORECASTED", 100),
      ],
    },
    dependsOn: topicPolicyOf(context),
  });
}

function notification(context: LoweringContext, type: "ACTUAL" | "FORECASTED", percent: number): PropertyMap {
  return {
    Notification: { NotificationType: type, ComparisonOperator: "GREATER_THAN", Threshold: percent, ThresholdType: "PERCENTAGE" },
    Subscribers: [{ SubscriptionType: "SNS", Address: topicArn(context) }],
  };
}

function anomalyMonitor(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "anomalyMonitor",
    type: "AWS::CE::AnomalyMonitor",
    properties: {
      MonitorName: nameOf(context, "AWS::CE::AnomalyMonitor", "anomalyMonitor"),
      MonitorType: "CUSTOM",
      MonitorSpecification: JSON.stringify({ Tags: { Key: COST_TAG, Values: [context.target.environment.environmentId] } }),
    },
  });
}

function anomalySubscription(context: LoweringContext): DesiredResource {
  const limit = anomalyUsd(numberSetting(context, "monthlyUsd"));
  return awsResource(context, {
    name: "anomalySubscription",
    type: "AWS::CE::AnomalySubscription",
    properties: {
      SubscriptionName: nameOf(context, "AWS::CE::AnomalySubscription", "anomalySubscription"),
      // Only topics may be told at once; addresses would have to wait for a daily mail.
      Frequency: "IMMEDIATE",
      MonitorArnList: [ref(context, "anomalyMonitor", "MonitorArn")],
      Subscribers: [{ Type: "SNS", Address: topicArn(context) }],
      ThresholdExpression: JSON.stringify({
        Dimensions: { Key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions: ["GREATER_THAN_OR_EQUAL"], Values: [String(limit)] },
      }),
    },
    dependsOn: topicPolicyOf(context),
  });
}

function thresholds(part: Part): readonly number[] {
  const value = part.component.settings["thresholdsPercent"];
  const percents = Array.isArray(value) ? value.map(Number).filter((percent) => Number.isFinite(percent) && percent > 0) : [];
  return [...new Set(percents)].sort((left, right) => left - right).slice(0, THRESHOLDS_MAX);
}

function topicArn(context: LoweringContext): Value {
  const found = context.platform("monitoring")?.["topicArn"];
  if (found === undefined) throw new Error("A budget tells a topic, but the environment has no monitoring: it must stay in its needs");
  return found;
}

/** The services check at once whether they may publish. */
function topicPolicyOf(context: LoweringContext): readonly string[] {
  return context.environment.components("monitoring").map(({ component }) => `${component.id}.topicPolicy`);
}
