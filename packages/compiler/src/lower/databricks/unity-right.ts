import { type DesiredResource, join, type Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { workspaceResource } from "./workspace.ts";

export interface UnityRight {
  /** A group, or the name of a program or user in the workspace. */
  readonly principal: Value;
  /** How plans call it. */
  readonly title: string;
  readonly privilege: string;
  readonly kind: "catalog" | "schema";
  readonly securable: string;
  /** Address of the securable. */
  readonly on: string;
  /** What else comes first, e.g. that the principal is known in the workspace. */
  readonly dependsOn?: readonly string[];
}

/** One right of one principal, so that each can be taken again alone. */
export function unityRight(
  context: LoweringContext,
  { principal, title, privilege, kind, securable, on, dependsOn = [] }: UnityRight,
): DesiredResource {
  return workspaceResource(context, {
    name: "right",
    key: `${title}: ${privilege} on ${on.replace(/\["(.*)"\]$/, "/$1")}`,
    type: "databricks.grant",
    path: join(`permissions/${kind}/${securable}/${privilege}/`, principal),
    properties: { changes: [{ principal, add: [privilege] }] },
    dependsOn: [on, ...dependsOn],
  });
}
