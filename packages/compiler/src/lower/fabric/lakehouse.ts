import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import type { Named } from "../physical-name.ts";
import { fabricItem, itemName } from "./item.ts";
import { workspaceName } from "./workspace-place.ts";

/** The schema that every lakehouse has. */
export const DEFAULT_SCHEMA = "dbo";
const LAKEHOUSE = { name: "lakehouse", type: "fabric.lakehouse" } as const;

/** A component's own lakehouse: files, and tables in schemas. It is ready once SQL can ask it, which takes some minutes longer. */
export function lakehouse(context: LoweringContext): DesiredResource {
  return fabricItem(context, { ...LAKEHOUSE, minutes: [1, 5], creationPayload: { enableSchemas: true } });
}

export function lakehouseName(part: Named): string {
  return itemName(part, LAKEHOUSE);
}

/** The lakehouse as storage, by names: they are known before it exists. */
export function oneLakeUri(part: Named): string {
  return `abfss://${workspaceName(part)}@onelake.dfs.fabric.microsoft.com/${lakehouseName(part)}.Lakehouse/`;
}
