import type { LoweringContext, Peer, Statement } from "../../../lowering.ts";
import { reportNoPlace } from "../../polaris/no-place.ts";
import type { PolarisPlaces } from "../../polaris/server.ts";
import { sqlName, zonesOf } from "../../tables/lake-tables.ts";
import { grant } from "../iam.ts";
import { pathOf } from "../names.ts";
import { BUCKET } from "../private-bucket.ts";

/** Buckets of tables that are wired. */
function bucketsOf(context: LoweringContext): readonly { readonly store: Peer; readonly bucket: string }[] {
  return context.incoming("tables").flatMap((store) => {
    const bucket = store.outputs["bucketName"];
    return typeof bucket === "string" ? [{ store, bucket }] : [];
  });
}

/** Where tables of the catalog may lie, and the zones of table stores as its namespaces. Nothing, with a finding, when no store is wired. */
export function catalogPlaces(context: LoweringContext): PolarisPlaces | undefined {
  const buckets = bucketsOf(context);
  const [first] = buckets;
  if (!first) {
    reportNoPlace(context, "Lakehouse tables");
    return undefined;
  }
  return {
    storage: { storageType: "GCS", allowedLocations: buckets.map(({ bucket }) => `gs://${bucket}/`) },
    baseLocation: `gs://${first.bucket}/`,
    namespaces: [...new Set(buckets.flatMap(({ store }) => zonesOf(store.component)))].map(sqlName),
  };
}

/** The server reaches the files itself, and cuts its rights down to one table for whoever asks. */
export function serverRights(context: LoweringContext): readonly Statement[] {
  return bucketsOf(context).map(({ bucket }) =>
    grant("roles/storage.objectUser", { type: BUCKET, path: pathOf(context, BUCKET, { name: bucket }) }),
  );
}
