import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part, type Statement } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn, ref } from "../../part-address.ts";
import { type LakeTable, lakeTables, zonesOf, zoneWritten } from "../../tables/lake-tables.ts";
import { type Column, partitionFields, startingColumns } from "../../tables/table-columns.ts";
import { policiesOf } from "../governance/column-policies.ts";
import { grant, members, onProject, type PolicyTarget } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const DATASET = "bigquery.dataset";
const CONNECTION = "bigqueryconnection.connection";
const CONNECTION_RIGHTS = "connectionRight";
/** What BigQuery calls the types of the columns that a table starts with. */
const COLUMN_TYPES = { string: "STRING", timestamp: "TIMESTAMP", date: "DATE" } as const;
const CLUSTER_COLUMNS_MAX = 4;

/** Iceberg tables that BigQuery keeps in a bucket of ours: compaction and clean-up are its affair. */
export const bigqueryIceberg: Lowering = {
  cloud: "gcp",
  kind: "lakehouse-tables",
  variant: "bigquery-iceberg",
  service: "BigQuery tables for Apache Iceberg on Cloud Storage",
  gap: "other engines read the last exported snapshot; deleting a table leaves its files in the bucket",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {
      tables: {
        format: "iceberg",
        catalogKind: "bigquery",
        project: part.target.account,
        databaseNames: zonesOf(part.component).map((zone) => datasetName(part, zone)),
        databaseByZone: Object.fromEntries(zonesOf(part.component).map((zone) => [zone, datasetName(part, zone)])),
        bucketName: bucketName(part),
        connectionName: nameOf(part, CONNECTION, "connection"),
        warehouseUri: `gs://${bucketName(part)}/`,
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: {
      tables: (self, writer) => [
        grant("roles/bigquery.dataEditor", onDataset(self, zoneWritten(self.component, writer))),
        ...useConnection(self),
      ],
    },
    out: {
      tables: (self) => [
        ...zonesOf(self.component).map((zone) => grant("roles/bigquery.dataViewer", onDataset(self, zone))),
        ...useConnection(self),
        grant("roles/bigquery.readSessionUser", onProject(self)),
      ],
    },
  },
  lower: (context) => [
    privateBucket(context, { holdsData: true }),
    ...zonesOf(context.component).map((zone) => dataset(context, zone)),
    ...connection(context),
    ...lakeTables(context.component, context.environment).map((known) => table(context, known)),
  ],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function datasetName(part: Part, zone: string): string {
  return nameOf(part, DATASET, "dataset", zone);
}

function connectionPath(part: Part): string {
  return pathOf(part, CONNECTION, { name: nameOf(part, CONNECTION, "connection") });
}

function onDataset(part: Part, zone: string): PolicyTarget {
  return { type: DATASET, path: pathOf(part, DATASET, { name: datasetName(part, zone) }) };
}

function useConnection(part: Part): readonly Statement[] {
  return [grant("roles/bigquery.connectionUser", { type: CONNECTION, path: connectionPath(part) })];
}

function dataset(context: LoweringContext, zone: string): DesiredResource {
  const name = datasetName(context, zone);
  const key = keyName(context);
  return gcpResource(context, {
    name: "dataset",
    key: zone,
    type: DATASET,
    at: { name },
    holdsData: true,
    properties: {
      datasetReference: { projectId: context.target.account, datasetId: name },
      location: context.target.region,
      description: `${context.component.id} ${zone}`,
      defaultEncryptionConfiguration: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, "bigquery.googleapis.com"),
  });
}

/** The account with which BigQuery reaches the bucket is made with the connection; it may not write before it is let in. */
function connection(context: LoweringContext): readonly DesiredResource[] {
  const bucket: PolicyTarget = { type: BUCKET, path: pathOf(context, BUCKET, { name: bucketName(context) }) };
  const account = join("serviceAccount:", ref(context, "connection", "cloudResource.serviceAccountId"));
  return [
    gcpResource(context, {
      name: "connection",
      type: CONNECTION,
      at: { name: nameOf(context, CONNECTION, "connection") },
      properties: { friendlyName: context.component.title, description: `Files of ${context.component.id}`, cloudResource: {} },
    }),
    ...members(context, CONNECTION_RIGHTS, account, [
      grant("roles/storage.objectUser", bucket),
      grant("roles/storage.legacyBucketReader", bucket),
    ]),
  ];
}

function table(context: LoweringContext, { zone, name }: LakeTable): DesiredResource {
  const columns = startingColumns(context.component);
  const clustering = listSetting(context, "sortOrClusterBy").slice(0, CLUSTER_COLUMNS_MAX);
  return gcpResource(context, {
    name: "table",
    key: `${zone}.${name}`,
    type: "bigquery.table",
    at: { dataset: datasetName(context, zone), name },
    holdsData: true,
    properties: {
      tableReference: { projectId: context.target.account, datasetId: datasetName(context, zone), tableId: name },
      schema: { fields: columns.map((column) => field(context, column)) },
      biglakeConfiguration: {
        connectionId: connectionPath(context),
        storageUri: `gs://${bucketName(context)}/${zone}/${name}`,
        fileFormat: "PARQUET",
        tableFormat: "ICEBERG",
      },
      clustering: clustering.length === 0 ? undefined : { fields: clustering },
      timePartitioning: dayPartition(context),
    },
    dependsOn: [addressIn(context, "dataset", zone), "connection", CONNECTION_RIGHTS],
  });
}

/** A column that governance protects carries the policies that say who sees what. */
function field(context: LoweringContext, { name, type }: Column): LooseMap {
  const policies = policiesOf(context, name);
  const dataPolicies = policies.length === 0 ? undefined : policies.map((policy) => ({ name: policy }));
  return { name, type: COLUMN_TYPES[type], mode: "NULLABLE", dataPolicies };
}

/** BigQuery partitions by one column of time; every other wish is left to clustering. */
function dayPartition(context: LoweringContext) {
  const columns = startingColumns(context.component);
  const day = partitionFields(context.component).find(({ transform }) => transform === "day");
  const field = columns.find(({ id }) => id === day?.sourceId)?.name;
  return field === undefined ? undefined : { type: "DAY", field };
}
