import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { Named } from "../physical-name.ts";
import { fabricItem, itemName } from "./item.ts";

const WAREHOUSE = { name: "warehouse", type: "fabric.warehouse" } as const;
/** Compares as most engines do: by bytes, upper and lower case apart. */
const COLLATION = "Latin1_General_100_BIN2_UTF8";

export function warehouseName(part: Named): string {
  return itemName(part, WAREHOUSE);
}

/** A warehouse in the environment's workspace. */
export function fabricWarehouse(context: LoweringContext): DesiredResource {
  return fabricItem(context, { ...WAREHOUSE, minutes: [1, 3], creationPayload: { collationType: COLLATION } });
}
