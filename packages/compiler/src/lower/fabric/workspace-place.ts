import { join, type Value } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { legalName, type Named, ownerSuffix } from "../physical-name.ts";
import { serviceFactsOf } from "../services/service-type-facts.ts";

/** The part that holds the capacity and the workspace; whatever lies in Fabric needs it. */
export const FABRIC_WORKSPACE = "fabric-workspace";
const WORKSPACE = "fabric.workspace";
const WORKSPACE_ADDRESS = "environment.fabricWorkspace";

/** One workspace per environment: its name hangs on the environment alone, so that everybody can compute it. */
export function workspaceName({ target: { environment } }: Pick<Named, "target">): string {
  const { name } = serviceFactsOf(WORKSPACE);
  if (!name) throw new Error("Workspaces of Fabric have names of ours");
  return legalName([environment.namePrefix, environment.name], ownerSuffix(environment, WORKSPACE_ADDRESS), name);
}

/** Id of the environment's workspace, which Fabric draws. */
export function workspaceId(context: Pick<LoweringContext, "platform">): Value {
  const { workspaceId: id } = context.platform(FABRIC_WORKSPACE) ?? {};
  if (id === undefined) throw new Error(`Fabric has no workspace: ${FABRIC_WORKSPACE} must stay in the needs`);
  return id;
}

/** Where something stands in the workspace, e.g. `lakehouses`, or below one of its items. */
export function inWorkspace(context: Pick<LoweringContext, "platform">, ...segments: readonly Value[]): Value {
  return join("workspaces/", workspaceId(context), ...segments.flatMap((segment) => ["/", segment]));
}
