import { type DesiredResource, join } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { fabricCapacity } from "../../sizing/fabric-capacity.ts";
import { ref } from "../part-address.ts";
import { serviceName, serviceResource } from "../services/service-resource.ts";
import { fabricItem } from "./item.ts";
import { startedFor } from "./started-for.ts";
import { inWorkspace } from "./workspace-place.ts";

const POOL = "fabric.sparkPool";
/** Spark 3.5 with Delta 3. */
const RUNTIME = "1.3";

interface Node {
  readonly size: "Small" | "Medium" | "Large";
  readonly cores: number;
  readonly memory: string;
}

const SMALL: Node = { size: "Small", cores: 4, memory: "28g" };
const NODES: Readonly<Record<string, Node>> = {
  small: SMALL,
  medium: { size: "Medium", cores: 8, memory: "56g" },
  large: { size: "Large", cores: 16, memory: "112g" },
};

export interface SparkMachines {
  readonly workerSize: string;
  readonly min: number;
  readonly max: number;
}

/** Logical name of the environment that jobs name. */
export const ENVIRONMENT = "environment";
/** Logical name of its publication, which jobs wait for. */
export const PUBLISHED = "published";

/** Machines that come with a job and go after it, as many as the capacity carries, and the environment that gives them to jobs. */
export function sparkMachines(context: LoweringContext, { workerSize, min, max }: SparkMachines): readonly DesiredResource[] {
  const node = NODES[workerSize] ?? SMALL;
  const most = Math.max(1, Math.min(max, Math.floor(fabricCapacity(context.target.tier).sparkCores / node.cores)));
  if (most < max) reportSmaller(context, most);
  // On a single node driver and executor share the machine.
  const executors = Math.max(1, most - 1);
  const settings = sparkSettings(node, executors);
  return [
    serviceResource(context, {
      name: "pool",
      type: POOL,
      path: inWorkspace(context, "spark", "pools"),
      properties: {
        name: serviceName(context, POOL, "pool"),
        nodeFamily: "MemoryOptimized",
        nodeSize: node.size,
        autoScale: { enabled: true, minNodeCount: Math.max(1, Math.min(min, most)), maxNodeCount: most },
        dynamicExecutorAllocation: { enabled: true, minExecutors: 1, maxExecutors: executors },
      },
    }),
    fabricItem(context, {
      name: ENVIRONMENT,
      type: "fabric.environment",
      definition: { parts: [{ path: "Setting/Sparkcompute.yml", text: join("instance_pool_id: ", ref(context, "pool", "id"), settings) }] },
    }),
    serviceResource(context, {
      name: PUBLISHED,
      type: "fabric.publishedEnvironment",
      path: inWorkspace(context, "environments", ref(context, ENVIRONMENT, "id"), "published"),
      minutes: [1, 5],
      properties: startedFor(settings),
    }),
  ];
}

function sparkSettings({ cores, memory }: Node, maxExecutors: number): string {
  return `
enable_native_execution_engine: false
driver_cores: ${cores}
driver_memory: ${memory}
executor_cores: ${cores}
executor_memory: ${memory}
dynamic_executor_allocation:
  enabled: true
  min_executors: 1
  max_executors: ${maxExecutors}
runtime_version: "${RUNTIME}"
`;
}

function reportSmaller(context: LoweringContext, most: number): void {
  const { sku } = fabricCapacity(context.target.tier);
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-SPARK-SIZE",
    message: `“${context.component.title}” uses ${most} ${most === 1 ? "machine" : "machines"} at most: a capacity of size ${sku} carries no more.`,
    target: { component: context.component.id },
    hint: "Choose smaller or fewer workers, or a tier with a larger capacity.",
  });
}
