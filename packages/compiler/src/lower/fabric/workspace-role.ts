import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { serviceResource } from "../services/service-resource.ts";
import { inWorkspace } from "./workspace-place.ts";

export interface WorkspaceMember {
  /** Who it is, in the drawing. */
  readonly key: string;
  readonly principalId: Value;
  /** Fabric gives no narrower right to a program than one over the whole workspace. */
  readonly role: "Viewer" | "Contributor";
}

/** Lets a program into the workspace. */
export function workspaceRole(context: LoweringContext, { key, principalId, role }: WorkspaceMember): DesiredResource {
  return serviceResource(context, {
    name: "member",
    key,
    type: "fabric.roleAssignment",
    path: inWorkspace(context, "roleAssignments"),
    properties: { principal: { id: principalId, type: "ServicePrincipal" }, role },
  });
}
