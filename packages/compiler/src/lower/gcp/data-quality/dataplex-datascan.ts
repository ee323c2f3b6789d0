import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, optionalText, type Part, type Peer, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { addressIn } from "../../part-address.ts";
import { databaseOf, type LakeTable, lakeTables } from "../../tables/lake-tables.ts";
import { subjectOf } from "../../tables/rule-subject.ts";
import { GRANTS, grant, identityEmail, memberAddress, onProject, type PolicyTarget, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { qualityRules, UNKNOWN_CHECKS } from "./quality-rules.ts";

const SCAN = "dataplex.dataScan";
const DATASET = "bigquery.dataset";
const SCORE_MIN = 95;

/** One scan per table, run on a schedule as an identity that may only read it; results go to a dataset of their own. */
export const dataplexScan: Lowering = {
  cloud: "gcp",
  kind: "data-quality",
  variant: "dataplex-datascan",
  service: "Dataplex data quality scans",
  gap: "the columns of a table are not compared; a workflow reads the result of a scan to stop",
  minutes: [1, 4],
  outputs: (part) => ({ ports: { metrics: { resultsDataset: resultsDataset(part) }, runs: { protocol: "dataplex" } } }),
  lower: (context) => {
    reportUnknownChecks(context);
    const lakes = context.incoming("tables");
    return [
      ...workloadIdentity(context, [
        grant("roles/bigquery.jobUser", onProject(context)),
        grant("roles/bigquery.dataEditor", onResults(context)),
      ]),
      results(context),
      ...lakes.flatMap((lake) => lakeTables(lake.component, context.environment).flatMap((table) => scan(context, lake, table))),
    ];
  },
};

function reportUnknownChecks(context: LoweringContext): void {
  for (const check of listSetting(context, "rules").filter((rule) => UNKNOWN_CHECKS.includes(rule))) {
    context.report({
      severity: "warning",
      code: "ZL-GCP-QUALITY-CHECK",
      message: `“${context.component.title}” does not check “${check}”: Dataplex has no rule for it.`,
      target: { component: context.component.id, setting: "rules" },
      hint: "Leave it out, or check it in a Batch processing job.",
    });
  }
}

function resultsDataset(part: Part): string {
  return nameOf(part, DATASET, "results");
}

function onResults(part: Part): PolicyTarget {
  return { type: DATASET, path: pathOf(part, DATASET, { name: resultsDataset(part) }) };
}

function results(context: LoweringContext): DesiredResource {
  const key = keyName(context);
  return gcpResource(context, {
    name: "results",
    type: DATASET,
    at: { name: resultsDataset(context) },
    properties: {
      datasetReference: { projectId: context.target.account, datasetId: resultsDataset(context) },
      location: context.target.region,
      description: `Results of ${context.component.id}`,
      defaultEncryptionConfiguration: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, "bigquery.googleapis.com"),
  });
}

function scan(context: LoweringContext, lake: Peer, { zone, name }: LakeTable): readonly DesiredResource[] {
  const rules = qualityRules(subjectOf(lake.component, listSetting(context, "rules"), optionalText(context, "incrementalField")));
  // A scan without a rule is refused.
  if (rules.length === 0) return [];
  const key = `${lake.component.id}.${zone}.${name}`;
  const isWorkflow = context.incoming("runs").length > 0;
  const emails = recipients(context);
  return [
    gcpResource(context, {
      name: "scan",
      key,
      type: SCAN,
      at: { name: nameOf(context, SCAN, "scan", key) },
      properties: {
        displayName: `${context.component.title}: ${name}`,
        description: `Checks of ${context.component.id}`,
        data: { resource: `//bigquery.googleapis.com/${tablePath(context, databaseOf(lake.outputs, zone), name)}` },
        executionSpec: {
          trigger: isWorkflow ? { onDemand: {} } : { schedule: { cron: cron(textSetting(context, "schedule", "daily")) } },
          field: optionalText(context, "incrementalField"),
        },
        executionIdentity: { serviceAccount: { email: identityEmail(context) } },
        dataQualitySpec: {
          samplingPercent: 100,
          catalogPublishingEnabled: true,
          rules,
          postScanActions: {
            bigqueryExport: { resultsTable: `//bigquery.googleapis.com/${tablePath(context, resultsDataset(context), "results")}` },
            notificationReport:
              emails.length === 0
                ? undefined
                : { recipients: { emails }, jobFailureTrigger: {}, scoreThresholdTrigger: { scoreThreshold: SCORE_MIN } },
          },
        },
      },
      dependsOn: [
        "results",
        memberAddress(context, GRANTS, grant("roles/bigquery.jobUser", onProject(context))),
        addressIn({ component: lake.component }, "table", `${zone}.${name}`),
      ],
      ...(lake.variant === "bigquery-iceberg" ? {} : { deferredUntil: `the first write to the table ${name}` }),
    }),
  ];
}

function tablePath(part: Part, dataset: string, name: string): string {
  return pathOf(part, "bigquery.table", { dataset, name });
}

function recipients(context: LoweringContext): readonly string[] {
  return context.environment.components("monitoring").flatMap((part) => listSetting(part, "recipients"));
}
