import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { allow, workloadIdentity } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const RULE = "Microsoft.Insights/dataCollectionRules";
const TABLE = "Microsoft.OperationalInsights/workspaces/tables";
/** Custom tables end in `_CL`. */
const TABLE_NAME = "ZerolakeDataQuality_CL";
const STREAM = "Custom-ZerolakeDataQuality";
const RETENTION_DAYS = 90;
const COLUMNS = [
  ["TimeGenerated", "datetime"],
  ["TableName", "string"],
  ["Rule", "string"],
  ["Passed", "boolean"],
  ["Value", "real"],
  ["Threshold", "real"],
] as const;

/** A table of results that alerts look at, and a way in for whatever runs the rules. */
export const sparkRules: Lowering = {
  cloud: "azure",
  kind: "data-quality",
  variant: "spark-rules",
  service: "Azure Monitor custom logs",
  gap: "nothing managed runs rules on files: a job of yours checks the tables and sends the results",
  minutes: [1, 2],
  needs: ["monitoring"],
  outputs: (part) => ({ ports: { metrics: { resultTable: TABLE_NAME, dataCollectionRuleId: ownId(part, RULE, "results") } } }),
  lower: (context) => {
    reportNothingRuns(context);
    return [
      ...workloadIdentity(context, [allow("metricsPublisher", ownId(context, RULE, "results"), addressIn(context, "results"))]),
      resultTable(context),
      wayIn(context),
      failedRuleAlert(context),
    ];
  },
};

function resultTable(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "table",
    type: TABLE,
    id: `${logsOf(context).id}/tables/${TABLE_NAME}`,
    minutes: [0, 2],
    body: {
      properties: {
        plan: "Analytics",
        totalRetentionInDays: RETENTION_DAYS,
        schema: { name: TABLE_NAME, columns: COLUMNS.map(([name, type]) => ({ name, type: type === "datetime" ? "dateTime" : type })) },
      },
    },
    dependsOn: [logsOf(context).address],
  });
}

function wayIn(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "results",
    type: RULE,
    id: ownId(context, RULE, "results"),
    body: {
      // A rule of this kind has an address of its own to send to.
      kind: "Direct",
      properties: {
        streamDeclarations: { [STREAM]: { columns: COLUMNS.map(([name, type]) => ({ name, type })) } },
        destinations: { logAnalytics: [{ name: "logs", workspaceResourceId: logsOf(context).id }] },
        dataFlows: [{ streams: [STREAM], destinations: ["logs"], transformKql: "source", outputStream: `Custom-${TABLE_NAME}` }],
      },
    },
    dependsOn: ["table"],
  });
}

function failedRuleAlert(context: LoweringContext): DesiredResource {
  const type = "Microsoft.Insights/scheduledQueryRules";
  return azureResource(context, {
    name: "alert",
    type,
    id: ownId(context, type, "alert"),
    body: {
      kind: "LogAlert",
      properties: {
        displayName: `${context.component.title}: a rule failed`,
        enabled: true,
        severity: 2,
        evaluationFrequency: "PT15M",
        windowSize: "PT15M",
        scopes: [logsOf(context).id],
        criteria: {
          allOf: [
            {
              query: `${TABLE_NAME} | where Passed == false`,
              timeAggregation: "Count",
              operator: "GreaterThan",
              threshold: 0,
              failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
            },
          ],
        },
        autoMitigate: false,
        // The table exists before it holds anything.
        skipQueryValidation: true,
        actions: { actionGroups: [String(context.platform("monitoring")?.["actionGroupId"])] },
      },
    },
    dependsOn: ["table", String(context.platform("monitoring")?.["actionGroupAddress"])],
  });
}

function logsOf(context: LoweringContext): { readonly id: string; readonly address: string } {
  const { workspaceId, workspaceAddress } = context.platform("monitoring") ?? {};
  if (typeof workspaceId !== "string" || typeof workspaceAddress !== "string") {
    throw new Error("Results go into the logs of monitoring: it must stay in its needs");
  }
  return { id: workspaceId, address: workspaceAddress };
}

function reportNothingRuns(context: LoweringContext): void {
  context.report({
    severity: "warning",
    code: "ZL-AZURE-RULES-NOT-RUN",
    message: `The rules of “${context.component.title}” are not run on Azure: tables that are files have no service that checks them.`,
    target: { component: context.component.id },
    why: "Where results are kept, and the alert on them, are created.",
    hint: `Let a job check the tables (${textSetting(context, "schedule", "daily")}) and send its results there.`,
  });
}
