import { numberSetting, type Part, textSetting } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";

/** Calls that one replica answers side by side: endpoints are sized in fours. */
const AT_ONCE: Readonly<Record<string, number>> = { "cpu-small": 4, "cpu-medium": 8, "cpu-large": 16 };
const AT_ONCE_ON_GPU = 4;
const MACHINES: Readonly<Record<string, string>> = { "gpu-small": "GPU_SMALL", "gpu-medium": "GPU_MEDIUM", "gpu-large": "GPU_LARGE" };

/** The machines of a version: as many calls at once as its replicas answer, and none of them while nobody asks where the drawing says so. */
export function servedReplicas(part: Part): LooseMap {
  const instance = textSetting(part, "instance");
  const atOnce = AT_ONCE[instance] ?? AT_ONCE_ON_GPU;
  const replicas = numberSetting(part, "replicasMin");
  const min = Math.max(1, replicas);
  return {
    workload_type: MACHINES[instance] ?? "CPU",
    min_provisioned_concurrency: replicas === 0 ? 0 : min * atOnce,
    max_provisioned_concurrency: Math.max(min, numberSetting(part, "replicasMax")) * atOnce,
    scale_to_zero_enabled: replicas === 0,
  };
}
