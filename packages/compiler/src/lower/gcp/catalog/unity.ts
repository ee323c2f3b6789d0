import { type DesiredResource, join } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part, Peer } from "../../../lowering.ts";
import { workspaceMembers } from "../../databricks/members.ts";
import { externalLocation, STORAGE_CREDENTIAL, storageCredential, unityOutputs } from "../../databricks/unity-catalog.ts";
import { unityHome } from "../../databricks/unity-home.ts";
import { reportNoWorkspace, unityName, unityResource } from "../../databricks/workspace.ts";
import { addressIn, ref } from "../../part-address.ts";
import { zonesOf } from "../../tables/lake-tables.ts";
import { GCP_WORKSPACE } from "../databricks/workspace-cloud.ts";
import { grant, members } from "../iam.ts";
import { pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";

const RIGHTS = "credentialRight";
/** Folder of a bucket of tables for what Databricks itself keeps: no other engine's tables lie there. */
const OWN_FOLDER = "unity";

/**
 * Places whose files Unity may open, with an account that Unity draws, and a catalog with a schema per zone for the tables of Databricks itself.
 * What is in Google's own catalog stays there: Unity takes no connection to it without a key.
 */
export const unity: Lowering = {
  cloud: "gcp",
  kind: "catalog",
  variant: "unity",
  service: "Databricks Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; Iceberg tables stay in Google's own catalog, where BigQuery finds them: in Unity they are seen once they are cloned there, with SQL of yours",
  minutes: [1, 3],
  outputs: (part) => ({ ...unityOutputs(part, catalogName(part)), facts: { homeCatalog: catalogName(part) } }),
  lower: (context) => {
    reportNoWorkspace(context);
    const places = [...context.incoming("tables"), ...context.incoming("files")].filter((place) => bucketOf(place) !== undefined);
    return [
      // The account comes with the credential, so its rights can only follow it.
      storageCredential(context, { databricks_gcp_service_account: {} }),
      ...rights(context, places),
      ...places.map((place) => externalLocation(context, { key: place.component.id, url: `gs://${bucketOf(place)}`, rights: [RIGHTS] })),
      catalog(context),
      ...schemas(context),
      ...workspaceMembers(context, GCP_WORKSPACE, unityHome(context.environment)),
    ];
  },
};

function catalogName(part: Part): string {
  return unityName(part, "catalog", "catalog");
}

function bucketOf({ outputs }: Peer): string | undefined {
  const bucket = outputs["bucketName"];
  return typeof bucket === "string" ? bucket : undefined;
}

function rights(context: LoweringContext, places: readonly Peer[]): readonly DesiredResource[] {
  const member = join("serviceAccount:", ref(context, STORAGE_CREDENTIAL, "databricks_gcp_service_account.email"));
  const statements = places.flatMap((place) => {
    const on = { type: BUCKET, path: pathOf(context, BUCKET, { name: bucketOf(place) ?? "" }) };
    return [grant("roles/storage.objectUser", on), grant("roles/storage.legacyBucketReader", on)];
  });
  return members(context, { name: RIGHTS, member, statements });
}

/** It keeps what it has beside the tables; without a bucket of tables, where the metastore keeps everything. */
function catalog(context: LoweringContext): DesiredResource {
  const home = context.incoming("tables").find((lake) => bucketOf(lake) !== undefined);
  return unityResource(context, {
    name: "catalog",
    type: "databricks.catalog",
    kind: "catalogs",
    properties: { name: catalogName(context), storage_root: home && `gs://${bucketOf(home)}/${OWN_FOLDER}` },
    dependsOn: home ? [addressIn(context, "location", home.component.id)] : [],
  });
}

function schemas(context: LoweringContext): readonly DesiredResource[] {
  const zones = new Set(context.incoming("tables").flatMap(({ component }) => zonesOf(component)));
  return [...zones].map((zone) =>
    unityResource(context, {
      name: "schema",
      key: zone,
      type: "databricks.schema",
      kind: "schemas",
      path: `${catalogName(context)}.${zone}`,
      properties: { name: zone, catalog_name: catalogName(context) },
      dependsOn: ["catalog"],
    }),
  );
}
