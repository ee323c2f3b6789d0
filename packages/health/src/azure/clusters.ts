import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { fullness, throttled, wrongState } from "../usual-rows.ts";
import { ofParent, own } from "./azure-query.ts";

const pool = ofParent("nodepool");

/** Clusters that our programs run on. */
export const CLUSTER_SIGNALS: SignalTable = {
  "Microsoft.ContainerService/managedClusters": [
    wrongState({
      key: "failed-pods",
      label: "Programs that ended in failure",
      query: own.one("kube_pod_status_phase", "Average", "phase eq 'Failed'"),
      threshold: above({ warn: 1, bad: 10, because: "A program that ended in failure stays until somebody looks." }),
    }),
    throttled({
      key: "pending-pods",
      label: "Programs without a place",
      query: own.one("cluster_autoscaler_unschedulable_pods_count", "Average"),
      threshold: above({
        warn: 1,
        bad: 10,
        because: "A program that finds no machine for a quarter of an hour waits for one that does not come.",
      }),
    }),
    fullness({ key: "cpu", label: "Processors", query: own.one("node_cpu_usage_percentage", "Average") }),
    fullness({ key: "memory", label: "Memory", query: own.one("node_memory_working_set_percentage", "Average") }),
    fullness({ key: "disk", label: "Disks", query: own.one("node_disk_usage_percentage", "Maximum") }),
  ],
  // A pool without machines publishes nothing.
  "Microsoft.ContainerService/managedClusters/agentPools": [
    fullness({ key: "cpu", label: "Processors", query: pool.one("node_cpu_usage_percentage", "Average"), whenQuiet: "ok" }),
    fullness({ key: "memory", label: "Memory", query: pool.one("node_memory_working_set_percentage", "Average"), whenQuiet: "ok" }),
  ],
};
