import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { reportNoWorkspace, unityName, unityResource } from "../../databricks/workspace.ts";
import { sqlName, zonesOf } from "../../tables/lake-tables.ts";
import { placeAddresses, placeKey } from "../databricks-connector/unity-places.ts";
import { containerUri } from "../storage/storage-account.ts";
import { adlsTables } from "./adls-tables.ts";

const NEEDS = ["databricks-connector"];

export const deltaDatabricks = adlsTables({
  variant: "delta-databricks",
  format: "delta",
  service: "Delta Lake in Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; a table appears with its first write; other engines find its files through Unity",
  needs: NEEDS,
  report: reportNoWorkspace,
  beside: catalogOfTables,
  besideOutputs: unityOutputs,
});

export const icebergDatabricks = adlsTables({
  variant: "iceberg-databricks",
  format: "iceberg",
  service: "Managed Apache Iceberg in Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; a table appears with its first write; other engines read it through Unity's Iceberg REST",
  needs: NEEDS,
  report: reportNoWorkspace,
  beside: catalogOfTables,
  besideOutputs: unityOutputs,
});

function unityOutputs(part: Part) {
  return { unityCatalog: catalogName(part) };
}

/** A catalog of the store's own, and a schema per zone that keeps its files in the zone's container. Folders of two must not contain one another. */
function catalogOfTables(context: LoweringContext): readonly DesiredResource[] {
  const zones = zonesOf(context.component);
  const [first = ""] = zones;
  return [
    unityResource(context, {
      name: "catalog",
      type: "databricks.catalog",
      kind: "catalogs",
      properties: { name: catalogName(context), storage_root: `${containerUri(context, first)}catalog` },
      dependsOn: placesOf(context, [first]),
    }),
    ...zones.map((zone) => schema(context, zone)),
  ];
}

function schema(context: LoweringContext, zone: string): DesiredResource {
  return unityResource(context, {
    name: "schema",
    key: zone,
    type: "databricks.schema",
    kind: "schemas",
    path: `${catalogName(context)}.${sqlName(zone)}`,
    properties: { name: sqlName(zone), catalog_name: catalogName(context), storage_root: `${containerUri(context, zone)}tables` },
    dependsOn: ["catalog", ...placesOf(context, [zone])],
  });
}

function placesOf(context: LoweringContext, zones: readonly string[]): readonly string[] {
  return placeAddresses(
    context,
    zones.map((zone) => placeKey(context.component, zone)),
  );
}

function catalogName(part: Part): string {
  return unityName(part, "catalog", "catalog");
}
