import type { DesiredResource } from "@zerolake/resources";
import { type Granter, type Lowering, type LoweringContext, listSetting, optionalText, type Part, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { addressIn } from "../../part-address.ts";
import { databaseOf } from "../../tables/lake-tables.ts";
import { BIGQUERY_DATASET, bigqueryDataset, onDataset } from "../bigquery-dataset.ts";
import { GRANTS, grant, identityEmail, memberAddress, onProject, workloadIdentity } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { UNKNOWN_CHECKS } from "./quality-rules.ts";
import { rulesFor, SCAN, type ScannedTable, scanName, scannedTables, scanPath } from "./scanned-tables.ts";

const RESULTS = "results";
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
  grants: { in: { runs: startScans } },
  lower: (context) => {
    reportUnknownChecks(context);
    return [
      ...workloadIdentity(context, [
        grant("roles/bigquery.jobUser", onProject(context)),
        grant("roles/bigquery.dataEditor", onDataset(context, resultsDataset(context))),
      ]),
      bigqueryDataset(context, { name: RESULTS, description: `Results of ${context.component.id}`, holdsData: false }),
      ...scannedTables(context, context.environment).map((table) => scan(context, table)),
    ];
  },
};

/** What whoever starts the scans, and reads their results, needs. A scan may be made long after its workflow. */
function startScans(self: Granter) {
  return scannedTables(self, self.environment).flatMap(({ key }) => {
    const on = { type: SCAN, path: scanPath(self, key), after: addressIn(self, "scan", key), isLate: true } as const;
    return [grant("roles/dataplex.dataScanEditor", on), grant("roles/dataplex.dataScanDataViewer", on)];
  });
}

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
  return nameOf(part, BIGQUERY_DATASET, RESULTS);
}

function scan(context: LoweringContext, { lake, key, zone, name }: ScannedTable): DesiredResource {
  const isWorkflow = context.incoming("runs").length > 0;
  const emails = recipients(context);
  return gcpResource(context, {
    name: "scan",
    key,
    type: SCAN,
    at: { name: scanName(context, key) },
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
        rules: rulesFor(context, lake),
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
      RESULTS,
      memberAddress(context, GRANTS, grant("roles/bigquery.jobUser", onProject(context))),
      addressIn({ component: lake.component }, "table", `${zone}.${name}`),
    ],
    ...(lake.variant === "bigquery-iceberg" ? {} : { deferredUntil: `the first write to the table ${name}` }),
  });
}

function tablePath(part: Part, dataset: string, name: string): string {
  return pathOf(part, "bigquery.table", { dataset, name });
}

function recipients(context: LoweringContext): readonly string[] {
  return context.environment.components("monitoring").flatMap((part) => listSetting(part, "recipients"));
}
