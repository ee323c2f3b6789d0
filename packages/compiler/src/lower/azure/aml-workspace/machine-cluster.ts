import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { identityId, rolesOf } from "../access.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { insideWorkspace, machineLearning } from "./use-workspace.ts";

const COMPUTE = "Microsoft.MachineLearningServices/workspaces/computes";
const LOGICAL_NAME = "cluster";

export interface MachineCluster {
  readonly machine: string;
  readonly isSpot: boolean;
  readonly nodes: { readonly min: number; readonly max: number };
  readonly idleMinutes: number;
  /** Components whose runs it carries out: each acts with its own identity. */
  readonly actors: readonly Pick<Part, "component" | "target">[];
}

/** Machines that come when a run waits and go when none does. */
export function machineCluster(context: LoweringContext, cluster: MachineCluster): DesiredResource {
  const { machine, isSpot, nodes, idleMinutes, actors } = cluster;
  const userAssignedIdentities: PropertyMap = Object.fromEntries(actors.map((actor) => [identityId(actor), {}]));
  return azureResource(context, {
    name: LOGICAL_NAME,
    type: COMPUTE,
    id: clusterId(context),
    minutes: [1, 3],
    body: {
      identity: { type: "UserAssigned", userAssignedIdentities },
      properties: {
        computeType: "AmlCompute",
        disableLocalAuth: true,
        properties: {
          vmSize: machine,
          vmPriority: isSpot ? "LowPriority" : "Dedicated",
          osType: "Linux",
          scaleSettings: { minNodeCount: nodes.min, maxNodeCount: nodes.max, nodeIdleTimeBeforeScaleDown: `PT${idleMinutes}M` },
          remoteLoginPortPublicAccess: "Disabled",
          enableNodePublicIp: true,
        },
      },
    },
    dependsOn: [machineLearning(context).workspaceAddress, ...actors.map((actor) => addressIn(actor, "identity")), ...rolesOf(context)],
  });
}

export function clusterId(context: Pick<LoweringContext, "platform"> & Part): string {
  return insideWorkspace(context, "computes", nameOf(context, COMPUTE, LOGICAL_NAME));
}

/** The name alone, for those who cannot see the workspace. */
export function clusterName(part: Part): string {
  return nameOf(part, COMPUTE, LOGICAL_NAME);
}
