import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, type Part, type Statement } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn, ref } from "../../part-address.ts";
import { type LakeTable, lakeTables, zonesOf } from "../../tables/lake-tables.ts";
import { grant, members, onProject, type PolicyTarget } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const DATASET = "bigquery.dataset";
const CONNECTION = "bigqueryconnection.connection";
const CONNECTION_RIGHTS = "connectionRight";
/** Peers that reach the tables through BigQuery and never open a file. */
const READS_BY_QUERY: ReadonlySet<string> = new Set(["sql-engine", "data-quality", "catalog", "governance"]);

export interface ExternalFormat {
  readonly variant: string;
  readonly format: "delta" | "hudi";
  readonly service: string;
  readonly gap: string;
  /** How BigQuery reads the table in this folder. */
  readonly readAs: (folder: string) => LooseMap;
}

/** Tables that engines keep as files in a bucket, and that BigQuery reads as they lie there. */
export function externalTables({ variant, format, service, gap, readAs }: ExternalFormat): Lowering {
  return {
    cloud: "gcp",
    kind: "lakehouse-tables",
    variant,
    service,
    gap,
    minutes: [1, 3],
    outputs: (part) => ({
      ports: {
        tables: {
          format,
          catalogKind: "files",
          project: part.target.account,
          databaseNames: zonesOf(part.component).map((zone) => datasetName(part, zone)),
          databaseByZone: Object.fromEntries(zonesOf(part.component).map((zone) => [zone, datasetName(part, zone)])),
          bucketName: bucketName(part),
          warehouseUri: `gs://${bucketName(part)}`,
          region: part.target.region,
        },
      },
    }),
    grants: {
      in: { tables: (self) => [grant("roles/storage.objectUser", onBucket(self)), grant("roles/storage.bucketViewer", onBucket(self))] },
      out: { tables: (self, reader) => (READS_BY_QUERY.has(reader.component.kind) ? query(self) : [...open(self), ...query(self)]) },
    },
    refuses: (_self, data, direction, peer) =>
      data === "tables" && direction === "in" && peer.component.kind === "stream-delivery"
        ? `Pub/Sub does not write ${format === "delta" ? "Delta" : "Hudi"} tables: choose Iceberg with managed tables, or put a Stream processing job between.`
        : undefined,
    lower: (context) => [
      privateBucket(context, { holdsData: true }),
      ...zonesOf(context.component).map((zone) => dataset(context, zone)),
      ...connection(context),
      ...lakeTables(context.component, context.environment).map((known) => table(context, known, readAs)),
    ],
  };
}

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function onBucket(part: Part): PolicyTarget {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function datasetName(part: Part, zone: string): string {
  return nameOf(part, DATASET, "dataset", zone);
}

function connectionPath(part: Part): string {
  return pathOf(part, CONNECTION, { name: nameOf(part, CONNECTION, "connection") });
}

function open(self: Part): readonly Statement[] {
  return [grant("roles/storage.objectViewer", onBucket(self)), grant("roles/storage.bucketViewer", onBucket(self))];
}

function query(self: Part): readonly Statement[] {
  return [
    ...zonesOf(self.component).map((zone) =>
      grant("roles/bigquery.dataViewer", { type: DATASET, path: pathOf(self, DATASET, { name: datasetName(self, zone) }) }),
    ),
    grant("roles/bigquery.connectionUser", { type: CONNECTION, path: connectionPath(self) }),
    grant("roles/bigquery.readSessionUser", onProject(self)),
  ];
}

function dataset(context: LoweringContext, zone: string): DesiredResource {
  const name = datasetName(context, zone);
  const key = keyName(context);
  return gcpResource(context, {
    name: "dataset",
    key: zone,
    type: DATASET,
    at: { name },
    properties: {
      datasetReference: { projectId: context.target.account, datasetId: name },
      location: context.target.region,
      description: `${context.component.id} ${zone}`,
      defaultEncryptionConfiguration: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, "bigquery.googleapis.com"),
  });
}

/** BigQuery reads the files as the connection's own account. */
function connection(context: LoweringContext): readonly DesiredResource[] {
  const account = join("serviceAccount:", ref(context, "connection", "cloudResource.serviceAccountId"));
  return [
    gcpResource(context, {
      name: "connection",
      type: CONNECTION,
      at: { name: nameOf(context, CONNECTION, "connection") },
      properties: { friendlyName: context.component.title, description: `Files of ${context.component.id}`, cloudResource: {} },
    }),
    ...members(context, CONNECTION_RIGHTS, account, [grant("roles/storage.objectViewer", onBucket(context))]),
  ];
}

/** BigQuery refuses a table whose first commit does not exist yet. */
function table(context: LoweringContext, { zone, name }: LakeTable, readAs: ExternalFormat["readAs"]): DesiredResource {
  return gcpResource(context, {
    name: "table",
    key: `${zone}.${name}`,
    type: "bigquery.table",
    at: { dataset: datasetName(context, zone), name },
    properties: {
      tableReference: { projectId: context.target.account, datasetId: datasetName(context, zone), tableId: name },
      externalDataConfiguration: {
        ...readAs(`gs://${bucketName(context)}/${zone}/${name}`),
        connectionId: connectionPath(context),
        autodetect: true,
      },
    },
    dependsOn: [addressIn(context, "dataset", zone), "connection", CONNECTION_RIGHTS],
    deferredUntil: `the first write to the table ${name}`,
  });
}
