import type { DesiredResource } from "@zerolake/resources";
import { groupSetting, type LoweringContext, type Part, type Statement } from "../../../lowering.ts";
import { orphanDays, snapshotDays } from "../../../sizing/table-maintenance.ts";
import type { LooseMap } from "../../loose-map.ts";
import { type LakeTable, lakeTables, zonesOf } from "../../tables/lake-tables.ts";
import { arn } from "../arn.ts";
import { glueArns } from "../glue-arns.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { awsResource } from "../resource.ts";
import { databaseName, lakeBucketArn, lakeBucketName } from "./glue-lake.ts";

export const MAINTENANCE_ROLE = "maintenanceRole";
const LOG_GROUPS = ["iceberg-compaction", "iceberg-retention", "iceberg-orphan-file-deletion"];

/** A prototype pays for no maintenance. */
export function asksForMaintenance(part: Pick<Part, "component" | "target">): boolean {
  const { compaction, snapshotExpiryDays, orphanFiles } = groupSetting(part, "maintenance");
  return part.target.tier !== "prototype" && (compaction === true || snapshotExpiryDays !== undefined || orphanFiles === true);
}

/** Compaction, snapshot expiry and removal of orphan files, as the settings ask. */
export function tableOptimizers(context: LoweringContext): readonly DesiredResource[] {
  if (!asksForMaintenance(context)) return [];
  const tables = lakeTables(context.component, context.environment);
  return [
    ...workloadRole(context, {
      name: MAINTENANCE_ROLE,
      services: ["glue.amazonaws.com"],
      usesKey: true,
      baseline: maintenanceRights(context),
    }),
    ...tables.flatMap((table) => optimizersOf(context, table)),
  ];
}

function optimizersOf(context: LoweringContext, table: LakeTable): readonly DesiredResource[] {
  const maintenance = groupSetting(context, "maintenance");
  return [
    ...(maintenance["compaction"] === true ? [optimizer(context, table, { name: "compaction", type: "compaction" })] : []),
    ...(maintenance["snapshotExpiryDays"] === undefined ? [] : [snapshotExpiry(context, table)]),
    ...(maintenance["orphanFiles"] === true ? [orphanFiles(context, table)] : []),
  ];
}

function snapshotExpiry(context: LoweringContext, table: LakeTable): DesiredResource {
  return optimizer(context, table, {
    name: "snapshotExpiry",
    type: "retention",
    configuration: {
      RetentionConfiguration: {
        IcebergConfiguration: {
          SnapshotRetentionPeriodInDays: snapshotDays(groupSetting(context, "maintenance")),
          NumberOfSnapshotsToRetain: 1,
          CleanExpiredFiles: true,
        },
      },
    },
  });
}

function orphanFiles(context: LoweringContext, table: LakeTable): DesiredResource {
  return optimizer(context, table, {
    name: "orphanFiles",
    type: "orphan_file_deletion",
    configuration: {
      OrphanFileDeletionConfiguration: {
        IcebergConfiguration: {
          OrphanFileRetentionPeriodInDays: orphanDays(groupSetting(context, "maintenance")),
          Location: `s3://${lakeBucketName(context)}/${table.zone}/${table.name}`,
        },
      },
    },
  });
}

interface Optimizer {
  readonly name: string;
  readonly type: string;
  readonly configuration?: LooseMap;
}

function optimizer(context: LoweringContext, table: LakeTable, { name, type, configuration }: Optimizer): DesiredResource {
  return awsResource(context, {
    name,
    key: `${table.zone}.${table.name}`,
    type: "AWS::Glue::TableOptimizer",
    properties: {
      CatalogId: context.target.account,
      DatabaseName: databaseName(context, table.zone),
      TableName: table.name,
      Type: type,
      TableOptimizerConfiguration: { Enabled: true, RoleArn: roleArn(context, MAINTENANCE_ROLE), ...configuration },
    },
    dependsOn: ["database", "table", policyLogicalName(MAINTENANCE_ROLE)],
    ...(table.isCreatedByUs ? {} : { deferredUntil: `the first write to the table ${table.name}` }),
  });
}

function maintenanceRights(context: LoweringContext): readonly Statement[] {
  const databases = zonesOf(context.component).map((zone) => databaseName(context, zone));
  return [
    allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${lakeBucketArn(context)}/*`]),
    allow(["s3:ListBucket"], [lakeBucketArn(context)]),
    allow(["glue:GetTable", "glue:UpdateTable"], glueArns(context, databases)),
    allow(
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      LOG_GROUPS.map((group) => arn(context, "logs", `log-group:/aws-glue/${group}/logs:*`)),
    ),
  ];
}
