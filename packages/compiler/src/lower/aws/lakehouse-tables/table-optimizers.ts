import type { DesiredResource } from "@zerolake/resources";
import { groupSetting, type LoweringContext, type Statement } from "../../../lowering.ts";
import { orphanDays, snapshotDays } from "../../../sizing/table-maintenance.ts";
import { arn } from "../arn.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { awsResource, type LooseMap } from "../resource.ts";
import { databaseName, lakeBucketArn, lakeBucketName } from "./glue-lake.ts";
import { type LakeTable, lakeTables, zonesOf } from "./lake-tables.ts";

const ROLE = "maintenanceRole";
const LOG_GROUPS = ["iceberg-compaction", "iceberg-retention", "iceberg-orphan-file-deletion"];

/** Compaction, snapshot expiry and removal of orphan files, as the settings ask; a prototype pays for none of them. */
export function tableOptimizers(context: LoweringContext): readonly DesiredResource[] {
  const optimizers = context.target.tier === "prototype" ? [] : lakeTables(context.component, context.environment).flatMap(optimizersOf);
  if (optimizers.length === 0) return [];
  return [...workloadRole(context, { name: ROLE, services: ["glue.amazonaws.com"], baseline: maintenanceRights(context) }), ...optimizers];

  function optimizersOf(table: LakeTable): readonly DesiredResource[] {
    const maintenance = groupSetting(context, "maintenance");
    return [
      ...(maintenance["compaction"] === true ? [optimizer(context, table, { name: "compaction", type: "compaction" })] : []),
      ...(maintenance["snapshotExpiryDays"] === undefined ? [] : [snapshotExpiry(context, table)]),
      ...(maintenance["orphanFiles"] === true ? [orphanFiles(context, table)] : []),
    ];
  }
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
      TableOptimizerConfiguration: { Enabled: true, RoleArn: roleArn(context, ROLE), ...configuration },
    },
    dependsOn: ["database", "table", policyLogicalName(ROLE)],
    ...(table.isCreatedByUs ? {} : { deferredUntil: `the first write to the table ${table.name}` }),
  });
}

function maintenanceRights(context: LoweringContext): readonly Statement[] {
  const databases = zonesOf(context.component).map((zone) => databaseName(context, zone));
  return [
    allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${lakeBucketArn(context)}/*`]),
    allow(["s3:ListBucket"], [lakeBucketArn(context)]),
    allow(
      ["glue:GetTable", "glue:UpdateTable"],
      [
        arn(context, "glue", "catalog"),
        ...databases.flatMap((name) => [arn(context, "glue", `database/${name}`), arn(context, "glue", `table/${name}/*`)]),
      ],
    ),
    allow(
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      LOG_GROUPS.map((group) => arn(context, "logs", `log-group:/aws-glue/${group}/logs:*`)),
    ),
  ];
}
