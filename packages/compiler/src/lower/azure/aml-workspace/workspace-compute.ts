import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { type LoweringContext, type Part, textSetting } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { addressIn } from "../../part-address.ts";
import { identityId, rolesOf } from "../access.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { insideWorkspace, machineLearning } from "./use-workspace.ts";

const COMPUTE = "Microsoft.MachineLearningServices/workspaces/computes";
const LOGICAL_NAME = "cluster";

export interface WorkspaceCompute {
  readonly minutes: readonly [number, number];
  /** Components whose runs it carries out: each acts with its own identity. */
  readonly actors: readonly Pick<Part, "component" | "target">[];
  readonly properties: LooseMap;
  readonly dependsOn?: readonly string[];
}

/** Machines that the workspace starts runs on. */
export function workspaceCompute(context: LoweringContext, compute: WorkspaceCompute): DesiredResource {
  const { minutes, actors, properties, dependsOn = [] } = compute;
  const userAssignedIdentities: PropertyMap = Object.fromEntries(actors.map((actor) => [identityId(actor), {}]));
  return azureResource(context, {
    name: LOGICAL_NAME,
    type: COMPUTE,
    id: insideWorkspace(context, "computes", clusterName(context)),
    minutes,
    body: { identity: { type: "UserAssigned", userAssignedIdentities }, properties },
    dependsOn: [
      machineLearning(context).workspaceAddress,
      ...actors.map((actor) => addressIn(actor, "identity")),
      ...rolesOf(context),
      ...dependsOn,
    ],
  });
}

/** What those who run something on the machines are told; the name alone, since not all of them see the workspace. */
export function computePort(part: Part) {
  return {
    protocol: "aml-compute",
    clusterName: clusterName(part),
    accelerator: textSetting(part, "accelerator"),
    region: part.target.region,
  };
}

/** The name alone. */
export function clusterName(part: Part): string {
  return nameOf(part, COMPUTE, LOGICAL_NAME);
}
