import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const BUCKET = "logging.bucket";
const SINK = "logging.sink";
const RETENTION_DEFAULT = 365;
/** Ten years, the most that the service takes. */
const RETENTION_MAX = 3650;

/** Who asked for which data, and who changed what, kept as long as the settings say. BigQuery always tells; buckets tell where the project's own audit settings say so. */
export function auditTrail(context: LoweringContext): readonly DesiredResource[] {
  if (!flagSetting(context, "auditLog")) return [];
  const bucket = nameOf(context, BUCKET, "audit");
  const path = pathOf(context, BUCKET, { name: bucket });
  const sink = nameOf(context, SINK, "auditSink");
  return [
    gcpResource(context, {
      name: "audit",
      type: BUCKET,
      at: { name: bucket },
      holdsData: true,
      properties: {
        description: `Audit of ${context.component.id}`,
        retentionDays: Math.min(RETENTION_MAX, numberSetting(context, "retentionDays", RETENTION_DEFAULT)),
      },
    }),
    gcpResource(context, {
      name: "auditSink",
      type: SINK,
      at: { name: sink },
      properties: {
        name: sink,
        description: `Audit of ${context.component.id}`,
        destination: `logging.googleapis.com/${path}`,
        filter: 'logName:"cloudaudit.googleapis.com"',
      },
      dependsOn: ["audit"],
    }),
  ];
}
