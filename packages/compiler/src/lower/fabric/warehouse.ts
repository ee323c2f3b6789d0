import { type DesiredResource, join, type Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";

const WORKSPACE = "fabric.workspace";
const WAREHOUSE = "fabric.warehouse";
/** Compares as most engines do: by bytes, upper and lower case apart. */
const COLLATION = "Latin1_General_100_BIN2_UTF8";

export function warehouseName(context: Pick<LoweringContext, "component" | "target">): string {
  return serviceName(context, WAREHOUSE, "warehouse");
}

/** A workspace on a capacity of Azure, which Fabric knows under an id of its own, and a warehouse in it. */
export function fabricWarehouse(context: LoweringContext, capacityName: string): readonly DesiredResource[] {
  return [
    serviceResource(context, {
      name: "capacityId",
      type: "fabric.capacity",
      path: "capacities",
      isReadStep: true,
      properties: { displayName: capacityName },
      dependsOn: ["capacity"],
    }),
    serviceResource(context, {
      name: "workspace",
      type: WORKSPACE,
      path: "workspaces",
      properties: {
        displayName: serviceName(context, WORKSPACE, "workspace"),
        capacityId: ref(context, "capacityId", "id"),
        description: `Made by Zerolake for ${context.component.id}`,
      },
    }),
    serviceResource(context, {
      name: "warehouse",
      type: WAREHOUSE,
      path: inWorkspace(context, "warehouses"),
      minutes: [1, 3],
      properties: { displayName: warehouseName(context), creationPayload: { collationType: COLLATION } },
    }),
  ];
}

/** Lets a program or a group into the workspace. */
export function workspaceRole(
  context: LoweringContext,
  { key, principalId, role }: { readonly key: string; readonly principalId: Value; readonly role: "Viewer" | "Contributor" },
): DesiredResource {
  return serviceResource(context, {
    name: "member",
    key,
    type: "fabric.roleAssignment",
    path: inWorkspace(context, "roleAssignments"),
    properties: { principal: { id: principalId, type: "ServicePrincipal" }, role },
  });
}

function inWorkspace(context: LoweringContext, kind: string): Value {
  return join("workspaces/", ref(context, "workspace", "id"), `/${kind}`);
}
