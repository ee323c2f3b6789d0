import { type DesiredResource, reference } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenList, type Lowering, type LoweringContext, type Part } from "../../../lowering.ts";
import { fabricWarehouse, warehouseName, workspaceRole } from "../../fabric/warehouse.ts";
import { addressIn, ref } from "../../part-address.ts";
import { nameOf, ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const CAPACITY = "Microsoft.Fabric/capacities";
/** Paid by the hour while it is active. */
const SIZES = { prototype: "F2", standard: "F8", production: "F64" } as const;
const NOBODY = "somebody administers the capacity";

/** A warehouse of Microsoft Fabric, on a capacity of its own. */
export const fabricSql: Lowering = {
  cloud: "azure",
  kind: "sql-engine",
  variant: "fabric-warehouse",
  service: "Microsoft Fabric Warehouse",
  gap: "as many queries at once as the capacity carries; tables in a storage account are seen through shortcuts, which a person makes once",
  minutes: [2, 6],
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
    reportUnseen(context);
    const waits = waiting(context);
    return [
      capacity(context, waits),
      ...fabricWarehouse(context, capacityName(context)),
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

function capacityName(part: Part): string {
  return nameOf(part, CAPACITY, "capacity");
}

function capacity(context: LoweringContext, waits: { readonly deferredUntil?: string }): DesiredResource {
  return azureResource(context, {
    name: "capacity",
    type: CAPACITY,
    id: ownId(context, CAPACITY, "capacity"),
    minutes: [1, 3],
    body: {
      sku: { name: SIZES[context.target.tier], tier: "Fabric" },
      properties: { administration: { members: chosenList(context, "fabricAdministrators") } },
    },
    ...waits,
  });
}

/** Azure refuses a capacity that nobody administers. */
function waiting(context: LoweringContext): { readonly deferredUntil?: string } {
  if (chosenList(context, "fabricAdministrators").length > 0) return {};
  reportAwaited(context, {
    answer: "fabricAdministrators",
    severity: "warning",
    message: `“${context.component.title}” waits: nobody administers its capacity of Fabric yet.`,
  });
  return { deferredUntil: NOBODY };
}

/** A shortcut needs a connection of Fabric, which a person signs in once. */
function reportUnseen(context: LoweringContext): void {
  for (const { component, edge } of context.incoming("tables")) {
    context.report({
      severity: "info",
      code: "ZL-FABRIC-SHORTCUT",
      message: `“${context.component.title}” sees “${component.title}” through a shortcut that a person makes once in Fabric.`,
      target: { component: context.component.id, edge: edge.id },
      hint: "In the workspace: New item, Lakehouse, New shortcut, Azure Data Lake Storage Gen2.",
    });
  }
}
