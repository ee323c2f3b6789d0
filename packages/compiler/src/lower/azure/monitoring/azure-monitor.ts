import type { DesiredResource, Tier } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { legalName, ownerSuffix } from "../../physical-name.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { metricAlert } from "./metric-alert.ts";
import { signalsOf } from "./signals-of.ts";

const WORKSPACE = "Microsoft.OperationalInsights/workspaces";
const ACTION_GROUP = "Microsoft.Insights/actionGroups";
/** What a phone shows has twelve characters. */
const SHORT_NAME = { max: 12, style: "joined" } as const;
const RETENTION_DAYS: Readonly<Record<Tier, number>> = { prototype: 30, standard: 30, production: 90 };
/** A prototype that goes wild fills no more than this a day; −1 is no limit. */
const DAILY_GB: Readonly<Record<Tier, number>> = { prototype: 1, standard: -1, production: -1 };

/** One workspace for logs, one group of people, and alerts for what the components report. */
export const azureMonitor: Lowering = {
  cloud: "azure",
  kind: "monitoring",
  variant: "azure-monitor",
  service: "Azure Monitor",
  gap: "people confirm by e-mail that they want alerts",
  minutes: [1, 3],
  outputs: (part) => {
    const facts = {
      workspaceId: ownId(part, WORKSPACE, "logs"),
      workspaceAddress: addressIn(part, "logs"),
      actionGroupId: ownId(part, ACTION_GROUP, "people"),
      actionGroupAddress: addressIn(part, "people"),
    };
    return { ports: { metrics: facts }, facts };
  },
  lower: (context) => {
    reportSilence(context);
    const alerts = listSetting(context, "alerts");
    return [
      logWorkspace(context),
      people(context),
      ...signalsOf(context.environment, context.target.tier)
        .filter(({ alert }) => alerts.includes(alert))
        .map((signal) => metricAlert(context, signal)),
    ];
  },
};

function logWorkspace(context: LoweringContext): DesiredResource {
  return azureResource(context, {
    name: "logs",
    type: WORKSPACE,
    id: ownId(context, WORKSPACE, "logs"),
    body: {
      properties: {
        sku: { name: "PerGB2018" },
        retentionInDays: RETENTION_DAYS[context.target.tier],
        features: { enableLogAccessUsingOnlyResourcePermissions: true, disableLocalAuth: true },
        workspaceCapping: { dailyQuotaGb: DAILY_GB[context.target.tier] },
        publicNetworkAccessForIngestion: "Enabled",
        publicNetworkAccessForQuery: "Enabled",
      },
    },
  });
}

function people(context: LoweringContext): DesiredResource {
  const recipients = listSetting(context, "recipients");
  return azureResource(context, {
    name: "people",
    type: ACTION_GROUP,
    id: ownId(context, ACTION_GROUP, "people"),
    body: {
      properties: {
        groupShortName: shortName(context),
        enabled: true,
        emailReceivers: recipients
          .filter((recipient) => !recipient.startsWith("https://"))
          .map((emailAddress) => ({ name: emailAddress, emailAddress, useCommonAlertSchema: true })),
        webhookReceivers: recipients
          .filter((recipient) => recipient.startsWith("https://"))
          .map((serviceUri) => ({ name: serviceUri, serviceUri, useCommonAlertSchema: true })),
      },
    },
  });
}

function shortName(part: Part): string {
  const { environment } = part.target;
  return legalName([environment.namePrefix], ownerSuffix(environment, addressIn(part, "people")), SHORT_NAME);
}

/** Alerts that reach nobody look like safety. */
function reportSilence(context: LoweringContext): void {
  if (listSetting(context, "recipients").length > 0) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-ALERTS-NOBODY",
    message: "Alerts are raised, but nobody receives them.",
    target: { component: context.component.id, setting: "recipients" },
    hint: "Add an e-mail address to the recipients of monitoring.",
  });
}
