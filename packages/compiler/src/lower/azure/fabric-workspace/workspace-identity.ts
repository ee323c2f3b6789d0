import { type DesiredResource, join } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { workspaceName } from "../../fabric/workspace-place.ts";
import { ref } from "../../part-address.ts";
import { serviceResource } from "../../services/service-resource.ts";
import { assignRoles } from "../access.ts";
import { workspaceRights } from "../synapse-workspace/workspace-rights.ts";

export const READ_RIGHT = "reads";

/** The workspace's own identity, and what it reads with it in storage accounts; nothing while everything lies in Fabric. */
export function workspaceIdentity(context: LoweringContext): readonly DesiredResource[] {
  const grants = workspaceRights(context, { prefix: "fabric-", streaming: "", engines: [] });
  if (grants.length === 0) return [];
  return [
    serviceResource(context, {
      name: "identity",
      type: "fabric.workspaceIdentity",
      path: join("workspaces/", ref(context, "workspace", "id"), "/identity"),
      properties: {},
    }),
    ...assignRoles(context, {
      name: READ_RIGHT,
      subject: workspaceName(context),
      principalId: ref(context, "identity", "servicePrincipalId"),
      grants,
    }),
  ];
}
