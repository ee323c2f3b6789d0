import type { DesiredResource, Tier } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import type { Named } from "../../physical-name.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";

const POOL = "Microsoft.Synapse/workspaces/bigDataPools";
const SPARK_VERSION = "3.5";
/** The service has no smaller pool. */
const NODES_MIN = 3;
const PAUSE_MINUTES: Readonly<Record<Tier, number>> = { prototype: 5, standard: 10, production: 15 };
const NODE_SIZES: Readonly<Record<string, string>> = { small: "Small", medium: "Medium", large: "Large" };

/** Machines that come with a job and go after it. */
export function sparkPool(context: LoweringContext, nodes: { readonly min: number; readonly max: number }): DesiredResource {
  const max = Math.max(NODES_MIN, nodes.max);
  return azureResource(context, {
    name: "pool",
    type: POOL,
    id: armId(context, POOL, workspaceName(context), poolName(context)),
    minutes: [3, 6],
    body: {
      properties: {
        nodeSizeFamily: "MemoryOptimized",
        nodeSize: NODE_SIZES[textSetting(context, "workerSize", "small")] ?? "Small",
        autoScale: { enabled: true, minNodeCount: Math.max(NODES_MIN, nodes.min), maxNodeCount: max },
        autoPause: { enabled: true, delayInMinutes: PAUSE_MINUTES[context.target.tier] },
        dynamicExecutorAllocation: { enabled: true, minExecutors: 1, maxExecutors: max - 1 },
        sparkVersion: SPARK_VERSION,
        sessionLevelPackagesEnabled: true,
        isComputeIsolationEnabled: false,
      },
    },
    dependsOn: [workspaceAddress(context)],
  });
}

export function poolName(part: Named): string {
  return nameOf(part, POOL, "pool");
}

export function workspaceName(context: Pick<LoweringContext, "platform">): string {
  const name = context.platform("synapse-workspace")?.["workspaceName"];
  if (typeof name !== "string") throw new Error("Spark pools lie in a workspace: synapse-workspace must stay in the needs");
  return name;
}

export function workspaceAddress(context: Pick<LoweringContext, "platform">): string {
  return String(context.platform("synapse-workspace")?.["workspaceAddress"]);
}

/** At most so many machines, as the drawing counts them. */
export function workersOf(part: Part): { readonly min: number; readonly max: number } {
  return { min: numberSetting(part, "workersMin", 1), max: numberSetting(part, "workersMax", 2) + 1 };
}
