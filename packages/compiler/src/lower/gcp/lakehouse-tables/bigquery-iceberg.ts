import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { type LakeTable, lakeTables, zonesOf, zoneWritten } from "../../tables/lake-tables.ts";
import { type Column, partitionFields, startingColumns } from "../../tables/table-columns.ts";
import { policiesOf } from "../governance/column-policies.ts";
import { grant, onProject } from "../iam.ts";
import { privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";
import {
  bucketName,
  CONNECTION_RIGHTS,
  connection,
  connectionName,
  connectionPath,
  dataset,
  datasetFacts,
  datasetName,
  onZone,
  useConnection,
} from "./bigquery-lake.ts";

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
        ...datasetFacts(part),
        connectionName: connectionName(part),
        warehouseUri: `gs://${bucketName(part)}/`,
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: {
      tables: (self, writer) => [
        grant("roles/bigquery.dataEditor", onZone(self, zoneWritten(self.component, writer))),
        useConnection(self),
      ],
    },
    out: {
      tables: (self) => [
        ...zonesOf(self.component).map((zone) => grant("roles/bigquery.dataViewer", onZone(self, zone))),
        useConnection(self),
        grant("roles/bigquery.readSessionUser", onProject(self)),
      ],
    },
  },
  lower: (context) => [
    privateBucket(context, { holdsData: true }),
    ...zonesOf(context.component).map((zone) => dataset(context, zone, { holdsData: true })),
    ...connection(context, ["roles/storage.objectUser", "roles/storage.legacyBucketReader"]),
    ...lakeTables(context.component, context.environment).map((known) => table(context, known)),
  ],
};

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
