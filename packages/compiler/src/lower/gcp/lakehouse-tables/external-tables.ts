import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Statement } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { type LakeTable, lakeTables, zonesOf } from "../../tables/lake-tables.ts";
import { grant, onProject } from "../iam.ts";
import { privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";
import {
  bucketName,
  CONNECTION_RIGHTS,
  connection,
  connectionPath,
  dataset,
  datasetFacts,
  datasetName,
  onBucket,
  onZone,
  useConnection,
} from "./bigquery-lake.ts";

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
          ...datasetFacts(part),
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
      ...zonesOf(context.component).map((zone) => dataset(context, zone, { holdsData: false })),
      ...connection(context, ["roles/storage.objectViewer"]),
      ...lakeTables(context.component, context.environment).map((known) => table(context, known, readAs)),
    ],
  };
}

function open(self: Part): readonly Statement[] {
  return [grant("roles/storage.objectViewer", onBucket(self)), grant("roles/storage.bucketViewer", onBucket(self))];
}

function query(self: Part): readonly Statement[] {
  return [
    ...zonesOf(self.component).map((zone) => grant("roles/bigquery.dataViewer", onZone(self, zone))),
    useConnection(self),
    grant("roles/bigquery.readSessionUser", onProject(self)),
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
