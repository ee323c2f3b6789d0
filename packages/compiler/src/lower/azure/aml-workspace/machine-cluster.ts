import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { type WorkspaceCompute, workspaceCompute } from "./workspace-compute.ts";

export interface MachineCluster extends Pick<WorkspaceCompute, "actors"> {
  readonly machine: string;
  readonly isSpot: boolean;
  readonly nodes: { readonly min: number; readonly max: number };
  readonly idleMinutes: number;
}

/** Machines that come when a run waits and go when none does. */
export function machineCluster(context: LoweringContext, cluster: MachineCluster): DesiredResource {
  const { machine, isSpot, nodes, idleMinutes, actors } = cluster;
  return workspaceCompute(context, {
    minutes: [1, 3],
    actors,
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
  });
}
