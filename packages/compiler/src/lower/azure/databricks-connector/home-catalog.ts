import type { DesiredResource } from "@zerolake/resources";
import type { EnvironmentView, LoweringContext, Part } from "../../../lowering.ts";
import { unityName, unityResource } from "../../databricks/workspace.ts";
import { addressIn } from "../../part-address.ts";
import { CHECKPOINTS, unityPlaces } from "./unity-places.ts";

const CATALOG = "catalog";
/** Beside the folders that a store of tables has in its container. */
const OWN_FOLDER = "home";
/** What keeps something in the environment's own catalog: by kind, the names of its variants begin so. */
const KEEPERS: Readonly<Record<string, string>> = {
  "vector-store": "databricks-",
  "feature-store": "databricks-",
  "model-registry": "unity-",
  "model-training": "databricks-",
  "embedding-job": "databricks-",
};

export function homeCatalogName(part: Part): string {
  return unityName(part, CATALOG, CATALOG);
}

/**
 * The environment's own catalog, made as soon as something is kept in it: its files lie in the first place that something writes, without one
 * where the metastore keeps everything.
 */
export function homeCatalog(context: LoweringContext): readonly DesiredResource[] {
  if (!hasHomeCatalog(context.environment)) return [];
  const place = unityPlaces(context).find(({ isWritten, key }) => isWritten && !key.endsWith(`/${CHECKPOINTS}`));
  return [
    unityResource(context, {
      name: CATALOG,
      type: "databricks.catalog",
      kind: "catalogs",
      properties: { name: homeCatalogName(context), storage_root: place && `${place.url}${OWN_FOLDER}` },
      dependsOn: place ? [addressIn(context, "location", place.key)] : [],
    }),
  ];
}

/** True as soon as something is kept in the environment's own catalog. */
export function hasHomeCatalog(view: EnvironmentView): boolean {
  return Object.entries(KEEPERS).some(([kind, start]) => view.components(kind).some(({ variant }) => variant.startsWith(start)));
}
