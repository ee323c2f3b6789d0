import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { zonesOf } from "../../tables/lake-tables.ts";
import { credentialMode, ICEBERG_REST_URI } from "../catalog/biglake-iceberg-rest.ts";
import { grant, onProject } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { BUCKET, privateBucket } from "../private-bucket.ts";
import { gcpResource } from "../resource.ts";

const CATALOG = "biglake.icebergCatalog";
const NAMESPACE = "biglake.icebergNamespace";
/** Peers that know the tables without touching them. */
const ONLY_LISTS_TABLES: ReadonlySet<string> = new Set(["catalog", "governance", "sql-engine"]);

/** Iceberg tables as files in a bucket, with Google's Iceberg REST catalog over them: every engine reads and writes them. */
export const biglakeIceberg: Lowering = {
  cloud: "gcp",
  kind: "lakehouse-tables",
  variant: "biglake-iceberg-rest",
  service: "Apache Iceberg on Cloud Storage with BigLake's Iceberg REST catalog",
  gap: "compaction and the removal of old snapshots are jobs of your own",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {
      tables: {
        format: "iceberg",
        catalogKind: "iceberg-rest",
        icebergRestUri: ICEBERG_REST_URI,
        project: part.target.account,
        databaseNames: zonesOf(part.component),
        databaseByZone: Object.fromEntries(zonesOf(part.component).map((zone) => [zone, zone])),
        bucketName: bucketName(part),
        warehouseUri: `gs://${bucketName(part)}`,
        region: part.target.region,
      },
    },
  }),
  grants: {
    in: {
      tables: (self) => [
        grant("roles/biglake.editor", onCatalog(self)),
        grant("roles/storage.objectUser", onBucket(self)),
        ...askCatalog(self),
      ],
    },
    out: {
      tables: (self, reader) =>
        ONLY_LISTS_TABLES.has(reader.component.kind)
          ? []
          : [grant("roles/biglake.viewer", onCatalog(self)), grant("roles/storage.objectViewer", onBucket(self)), ...askCatalog(self)],
    },
  },
  refuses: (_self, data, direction, peer) =>
    data === "tables" && direction === "in" && peer.component.kind === "stream-delivery" && peer.variant !== "confluent-tableflow"
      ? "Pub/Sub does not write into Iceberg tables of other engines: switch managed tables on for them, or put a Stream processing job between."
      : undefined,
  lower: (context) => [
    privateBucket(context, { holdsData: true }),
    catalog(context),
    ...zonesOf(context.component).map((zone) => namespace(context, zone)),
  ],
};

function bucketName(part: Part): string {
  return nameOf(part, BUCKET, "bucket");
}

function onBucket(part: Part) {
  return { type: BUCKET, path: pathOf(part, BUCKET, { name: bucketName(part) }) };
}

function onCatalog(part: Part) {
  // It bears the bucket's name, so the name alone would let readers start too early.
  return { type: CATALOG, path: pathOf(part, CATALOG, { name: bucketName(part) }), after: addressIn(part, "catalog") };
}

/** Every call to the catalog is counted on a project, which takes a role of its own. */
function askCatalog(part: Part): readonly Statement[] {
  return [grant("roles/serviceusage.serviceUsageConsumer", onProject(part))];
}

function catalog(context: LoweringContext): DesiredResource {
  const isVending = context
    .outgoing("tables")
    .some(({ component }) => component.kind === "catalog" && component.settings["credentialVending"] === true);
  return gcpResource(context, {
    name: "catalog",
    type: CATALOG,
    // The service wants the bucket's own name.
    at: { name: bucketName(context) },
    holdsData: true,
    properties: {
      "catalog-type": "CATALOG_TYPE_GCS_BUCKET",
      "credential-mode": credentialMode(isVending),
      description: `Tables of ${context.component.id}`,
    },
  });
}

function namespace(context: LoweringContext, zone: string): DesiredResource {
  return gcpResource(context, {
    name: "namespace",
    key: zone,
    type: NAMESPACE,
    at: { catalog: bucketName(context), name: zone },
    holdsData: true,
    properties: { namespace: [zone], properties: { location: `gs://${bucketName(context)}/${zone}` } },
    dependsOn: ["catalog"],
  });
}
