import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, numberSetting } from "../../lowering.ts";
import { serviceName } from "../services/service-resource.ts";
import { workspaceResource } from "./workspace.ts";

const WAREHOUSE = "databricks.warehouse";
/** Statements that one cluster of a warehouse answers side by side, as its vendor counts. */
const STATEMENTS_PER_CLUSTER = 10;
const IDLE_MINUTES = { prototype: 10, standard: 20, production: 45 } as const;
const SIZES = { prototype: "2X-Small", standard: "Small", production: "Medium" } as const;

/** A serverless SQL warehouse that stops by itself; of the tier's size unless another is given. */
export function sqlWarehouse(context: LoweringContext, size: string = SIZES[context.target.tier]): DesiredResource {
  const { tier } = context.target;
  return workspaceResource(context, {
    name: "warehouse",
    type: WAREHOUSE,
    path: "warehouses",
    minutes: [0, 5],
    properties: {
      name: serviceName(context, WAREHOUSE, "warehouse"),
      cluster_size: size,
      min_num_clusters: 1,
      max_num_clusters: Math.max(1, Math.ceil(numberSetting(context, "concurrency", 1) / STATEMENTS_PER_CLUSTER)),
      auto_stop_mins: IDLE_MINUTES[tier],
      enable_serverless_compute: true,
      warehouse_type: "PRO",
    },
  });
}
