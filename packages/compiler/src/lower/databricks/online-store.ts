import type { DesiredResource, Tier } from "@zerolake/resources";
import { type LoweringContext, listSetting, numberSetting, type Part } from "../../lowering.ts";
import { serviceName } from "../services/service-resource.ts";
import type { FeatureTable } from "./feature-columns.ts";
import { workspaceResource } from "./workspace.ts";

const STORE = "databricks.onlineStore";
/** A unit reads about so many rows by their key in a second. Source: Databricks' documentation of online feature stores, rounded down. */
const READS_PER_UNIT = 5000;
const UNITS = [1, 2, 4, 8] as const;
const UNITS_MIN: Readonly<Record<Tier, number>> = { prototype: 1, standard: 2, production: 4 };

/** A database for the latest values; production has a second one that takes over. */
export function onlineStore(context: LoweringContext): DesiredResource {
  const name = storeName(context);
  return workspaceResource(context, {
    name: "online",
    type: STORE,
    path: `online-stores/${name}`,
    minutes: [5, 15],
    properties: { name, capacity: `CU_${unitsOf(context)}`, read_replica_count: context.target.tier === "production" ? 1 : 0 },
  });
}

/** A copy of a table that follows every change of it. */
export function onlineCopy(context: LoweringContext, { entity, name: source, address }: FeatureTable): DesiredResource {
  const name = `${source}_online`;
  return workspaceResource(context, {
    name: "copy",
    key: entity,
    type: "databricks.onlineTable",
    path: `feature-tables/${source}/published/${name}`,
    minutes: [1, 10],
    properties: { publish_spec: { online_store: storeName(context), online_table_name: name, publish_mode: "CONTINUOUS" } },
    dependsOn: ["online", address],
  });
}

function unitsOf(part: Part): number {
  const reads = numberSetting(part, "readsPerSecond") * listSetting(part, "entities").length;
  const needed = Math.max(UNITS_MIN[part.target.tier], reads / READS_PER_UNIT);
  return UNITS.find((units) => units >= needed) ?? UNITS[3];
}

function storeName(part: Part): string {
  return serviceName(part, STORE, "online");
}
