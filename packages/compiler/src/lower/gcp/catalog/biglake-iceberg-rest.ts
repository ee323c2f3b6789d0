import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Peer } from "../../../lowering.ts";
import { gcpResource } from "../resource.ts";

/** Address under which every Iceberg engine finds the tables. */
export const ICEBERG_REST_URI = "https://biglake.googleapis.com/iceberg/v1/restcatalog";

/** Google's Iceberg REST catalog: one per bucket of tables, under the bucket's name. */
export const biglakeCatalog: Lowering = {
  cloud: "gcp",
  kind: "catalog",
  variant: "biglake-iceberg-rest",
  service: "BigLake metastore, Iceberg REST catalog",
  gap: "it lists Iceberg tables only; files are found by their own catalog",
  minutes: [1, 3],
  outputs: (part) => ({
    ports: {
      catalog: { catalogKind: "iceberg-rest", icebergRestUri: ICEBERG_REST_URI, project: part.target.account, region: part.target.region },
    },
  }),
  lower: (context) =>
    context
      .incoming("tables")
      .filter(({ variant }) => variant === "bigquery-iceberg")
      .flatMap((lake) => icebergCatalog(context, lake)),
};

/** How engines get at the files: by keys that the catalog hands out, or by their own rights. */
export function credentialMode(isVending: boolean): string {
  return isVending ? "CREDENTIAL_MODE_VENDED_CREDENTIALS" : "CREDENTIAL_MODE_END_USER";
}

function icebergCatalog(context: LoweringContext, lake: Peer): readonly DesiredResource[] {
  const bucket = lake.outputs["bucketName"];
  if (typeof bucket !== "string") return [];
  return [
    gcpResource(context, {
      name: "catalog",
      key: lake.component.id,
      type: "biglake.icebergCatalog",
      // The service wants the bucket's own name.
      at: { name: bucket },
      holdsData: true,
      properties: {
        "catalog-type": "CATALOG_TYPE_GCS_BUCKET",
        "credential-mode": credentialMode(flagSetting(context, "credentialVending")),
        description: `Tables of ${lake.component.id}`,
      },
    }),
  ];
}
