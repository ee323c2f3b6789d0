import { reference } from "@zerolake/resources";
import type { Lowering, LoweringContext } from "../../../lowering.ts";
import { lakehouse } from "../../fabric/lakehouse.ts";
import { isDeltaOutside, seenTables } from "../../fabric/seen-tables.ts";
import { fabricWarehouse, warehouseName } from "../../fabric/warehouse.ts";
import { FABRIC_WORKSPACE } from "../../fabric/workspace-place.ts";
import { workspaceRole } from "../../fabric/workspace-role.ts";
import { addressIn, ref } from "../../part-address.ts";

/** A warehouse of Microsoft Fabric; tables that lie in the same workspace are asked from it without a copy. */
export const fabricSql: Lowering = {
  cloud: "azure",
  kind: "sql-engine",
  variant: "fabric-warehouse",
  service: "Microsoft Fabric Warehouse",
  gap: "as many queries at once as the capacity carries; it sees Delta tables of a storage account through shortcuts, other formats not by itself",
  minutes: [2, 6],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({
    ports: {
      rows: {
        protocol: "tds",
        host: ref(part, "warehouse", "properties.connectionString"),
        database: warehouseName(part),
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    const outside = context.incoming("tables").filter(isDeltaOutside);
    reportUnseen(context);
    return [
      fabricWarehouse(context),
      ...(outside.length > 0 ? [lakehouse(context)] : []),
      ...outside.flatMap((store) => seenTables(context, { store, rights: readRights(context) })),
      ...context.outgoing("rows").map(({ component }) =>
        workspaceRole(context, {
          key: component.id,
          principalId: reference(addressIn({ component }, "identity"), "properties.principalId"),
          role: "Viewer",
        }),
      ),
    ];
  },
};

function readRights(context: LoweringContext): readonly string[] {
  const { readsAddress } = context.platform(FABRIC_WORKSPACE) ?? {};
  return typeof readsAddress === "string" ? [readsAddress] : [];
}

/** Tables of another format are seen one by one. */
function reportUnseen(context: LoweringContext): void {
  for (const { component, edge, outputs } of context.incoming("tables")) {
    if (outputs["lakehouse"] !== undefined || outputs["format"] === "delta") continue;
    context.report({
      severity: "info",
      code: "ZL-FABRIC-SHORTCUT",
      message: `“${context.component.title}” sees “${component.title}” through a shortcut that a person makes once in Fabric.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "In the workspace: New item, Lakehouse, New shortcut, Azure Data Lake Storage Gen2.",
    });
  }
}
