import type { DesiredResource } from "@zerolake/resources";
import {
  groupSetting,
  type Lowering,
  type LoweringContext,
  numberSetting,
  type Part,
  type Peer,
  type Statement,
} from "../../../lowering.ts";
import { maxSnapshotAgeHours, NONCURRENT_DAYS, orphanDays } from "../../../sizing/table-maintenance.ts";
import { ref } from "../../part-address.ts";
import { type LakeTable, lakeTables, sqlName, zonesOf } from "../../tables/lake-tables.ts";
import { startingColumns } from "../../tables/table-columns.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { FEDERATED_CATALOG, federatedCatalog } from "./s3-tables-federation.ts";

const TABLE_BUCKET = "AWS::S3Tables::TableBucket";

const READ = [
  "s3tables:GetTableBucket",
  "s3tables:ListNamespaces",
  "s3tables:GetNamespace",
  "s3tables:ListTables",
  "s3tables:GetTable",
  "s3tables:GetTableMetadataLocation",
  "s3tables:GetTableData",
];
const WRITE = [...READ, "s3tables:CreateTable", "s3tables:UpdateTableMetadataLocation", "s3tables:PutTableData"];
const READ_CATALOG = ["glue:GetCatalog", "glue:GetDatabase", "glue:GetTable"];
/** Delivery commits through the catalog that shows the table. */
const WRITE_CATALOG = [...READ_CATALOG, "glue:UpdateTable"];
const ONLY_LISTS_TABLES: ReadonlySet<string> = new Set(["catalog", "governance", "sql-engine"]);

/** Iceberg tables that the service compacts, expires and cleans by itself: one table bucket, one namespace per zone. */
export const s3Tables: Lowering = {
  cloud: "aws",
  kind: "lakehouse-tables",
  variant: "s3-tables",
  service: "Amazon S3 Tables",
  gap: "Iceberg only; files are reached through the table API alone; access follows the arrows, not Lake Formation",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {
      tables: {
        format: "iceberg",
        catalogKind: "s3tables",
        tableBucketName: tableBucketName(part),
        tableBucketArn: tableBucketArn(part),
        glueCatalogArn: arn(part, "glue", `catalog/${FEDERATED_CATALOG}/${tableBucketName(part)}`),
        databaseNames: zonesOf(part.component).map(sqlName),
        databaseByZone: Object.fromEntries(zonesOf(part.component).map((zone) => [zone, sqlName(zone)])),
        athenaCatalog: `${FEDERATED_CATALOG}/${tableBucketName(part)}`,
        icebergRestUri: `https://s3tables.${part.target.region}.amazonaws.com/iceberg`,
        warehouse: tableBucketArn(part),
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: { tables: (self, writer) => access(self, writer, { files: WRITE, catalog: WRITE_CATALOG }) },
    out: { tables: (self, reader) => access(self, reader, { files: READ, catalog: READ_CATALOG }) },
  },
  refuses: (_self, data, direction, peer) =>
    data === "tables" && direction === "in" && peer.component.kind === "database-source"
      ? `“${peer.component.title}” cannot write managed tables: let a Stream processing job write them, or switch managed tables off.`
      : undefined,
  lower: (context) => [
    tableBucket(context),
    ...zonesOf(context.component).map((zone) =>
      awsResource(context, {
        name: "namespace",
        key: zone,
        type: "AWS::S3Tables::Namespace",
        properties: { TableBucketARN: ref(context, "tableBucket", "TableBucketARN"), Namespace: sqlName(zone) },
      }),
    ),
    ...lakeTables(context.component, context.environment)
      .filter((candidate) => candidate.isCreatedByUs)
      .map((candidate) => table(context, candidate)),
    federatedCatalog(context),
  ],
};

function tableBucketName(part: Part): string {
  return nameOf(part, TABLE_BUCKET, "tableBucket");
}

function tableBucketArn(part: Part): string {
  return arn(part, "s3tables", `bucket/${tableBucketName(part)}`);
}

/** The service has no permission on a namespace: a writer of one zone may write all zones of the bucket. */
function access(self: Part, peer: Peer, actions: Readonly<Record<"files" | "catalog", readonly string[]>>): readonly Statement[] {
  if (ONLY_LISTS_TABLES.has(peer.component.kind)) return [];
  const bucket = tableBucketArn(self);
  const catalog = `${FEDERATED_CATALOG}/${tableBucketName(self)}`;
  return [
    allow(actions.files, [bucket, `${bucket}/*`]),
    allow(actions.catalog, [
      arn(self, "glue", "catalog"),
      arn(self, "glue", `catalog/${FEDERATED_CATALOG}`),
      arn(self, "glue", `catalog/${catalog}`),
      ...zonesOf(self.component).flatMap((zone) => [
        arn(self, "glue", `database/${catalog}/${sqlName(zone)}`),
        arn(self, "glue", `table/${catalog}/${sqlName(zone)}/*`),
      ]),
    ]),
  ];
}

function tableBucket(context: LoweringContext): DesiredResource {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return awsResource(context, {
    name: "tableBucket",
    type: TABLE_BUCKET,
    properties: {
      TableBucketName: tableBucketName(context),
      EncryptionConfiguration: keyArn === undefined ? undefined : { SSEAlgorithm: "aws:kms", KMSKeyArn: keyArn },
      UnreferencedFileRemoval: {
        Status: "Enabled",
        UnreferencedDays: orphanDays(groupSetting(context, "maintenance")),
        NoncurrentDays: NONCURRENT_DAYS,
      },
      MetricsConfiguration: { Status: context.target.tier === "production" ? "Enabled" : "Disabled" },
    },
  });
}

/** Columns are sent once: later changes are made by an engine, which keeps their history. */
function table(context: LoweringContext, { zone, name }: LakeTable): DesiredResource {
  const maintenance = groupSetting(context, "maintenance");
  return awsResource(context, {
    name: "table",
    key: `${zone}.${name}`,
    type: "AWS::S3Tables::Table",
    properties: {
      TableBucketARN: ref(context, "tableBucket", "TableBucketARN"),
      Namespace: sqlName(zone),
      TableName: name,
      OpenTableFormat: "ICEBERG",
      IcebergMetadata: {
        IcebergSchema: {
          SchemaFieldList: startingColumns(context.component).map((column) => ({ Name: column.name, Type: column.type, Required: false })),
        },
        TableProperties: { "write.format.default": "parquet" },
      },
      Compaction: { Status: "enabled", TargetFileSizeMB: numberSetting(context, "targetFileMb", 256) },
      SnapshotManagement: { Status: "enabled", MinSnapshotsToKeep: 1, MaxSnapshotAgeHours: maxSnapshotAgeHours(maintenance) },
    },
    dependsOn: ["namespace"],
  });
}
