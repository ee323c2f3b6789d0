import type { DesiredResource, PropertyMap, Tier, Value } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const POOL = "Microsoft.ContainerService/managedClusters/agentPools";
const LABEL = "zerolake.dev/pool";
/** Where machines of a cluster stand. */
export const NODE_ZONES: Readonly<Record<Tier, readonly string[]>> = {
  prototype: ["1"],
  standard: ["1", "2"],
  production: ["1", "2", "3"],
};

export interface NodePool {
  readonly minutes: readonly [number, number];
  readonly properties: LooseMap;
}

/** A pool of the drawn cluster, one per component; its address is `pool`. */
export function nodePool(context: LoweringContext, { minutes, properties }: NodePool): DesiredResource {
  const { clusterId, clusterAddress } = context.platform("kubernetes-cluster") ?? {};
  return azureResource(context, {
    name: "pool",
    type: POOL,
    id: `${String(clusterId)}/agentPools/${nameOf(context, POOL, "pool")}`,
    minutes,
    body: { properties: { mode: "User", ...properties } },
    dependsOn: [String(clusterAddress)],
  });
}

export interface OwnMachines {
  /** Size in Azure's own words. */
  readonly machine: string;
  readonly count: number;
  /** Absent = the machines lie where those of the cluster do by themselves. */
  readonly subnetId?: Value | undefined;
}

/** Machines that nothing else runs on: what is paid for is what the component has. */
export function ownMachines(context: LoweringContext, { machine, count, subnetId }: OwnMachines): DesiredResource {
  return nodePool(context, {
    minutes: [3, 8],
    properties: {
      vmSize: machine,
      vnetSubnetID: subnetId,
      count,
      osType: "Linux",
      osSKU: "AzureLinux",
      type: "VirtualMachineScaleSets",
      enableAutoScaling: false,
      nodeLabels: poolLabels(context),
      nodeTaints: [`${LABEL}=${context.component.id}:NoSchedule`],
      availabilityZones: NODE_ZONES[context.target.tier],
    },
  });
}

/** By which pods find the machines of a component's pool. */
export function poolLabels({ component }: Pick<Part, "component">): PropertyMap {
  return { [LABEL]: component.id };
}

/** What pods say to be let onto machines of their own. */
export function poolTolerations({ component }: Pick<Part, "component">): readonly PropertyMap[] {
  return [{ key: LABEL, operator: "Equal", value: component.id, effect: "NoSchedule" }];
}
