import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext } from "../../../lowering.ts";
import { ownerLabels } from "../../owner-labels.ts";
import { addressIn } from "../../part-address.ts";
import { clusterOf } from "../kubernetes-cluster/cluster-of.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { gpuMachines, reportGpus } from "./gpu-machines.ts";

const POOL = "container.nodePool";
const DISK_GB = 200;
/** Google's own taint of machines with GPUs. */
const TAINT = { key: "nvidia.com/gpu", operator: "Equal", value: "present", effect: "NoSchedule" } as const;

/** Machines with GPUs that join the environment's cluster and go when nobody needs them. */
export const gkeNodePool: Lowering = {
  cloud: "gcp",
  kind: "gpu-pool",
  variant: "gke-node-pool",
  service: "Google Kubernetes Engine node pool",
  gap: "machines are offered zone by zone: a pool grows only where there are some",
  minutes: [4, 12],
  needs: ["kubernetes-cluster", "network"],
  outputs: (part) => ({
    ports: {
      compute: {
        protocol: "kubernetes",
        nodePool: nameOf(part, POOL, "pool"),
        nodeSelector: { "cloud.google.com/gke-nodepool": nameOf(part, POOL, "pool") },
        tolerations: [TAINT],
        gpusPerNode: gpuMachines(part).machine.gpus,
        region: part.target.region,
      },
    },
  }),
  lower: (context) => {
    reportGpus(context);
    return [pool(context)];
  },
};

function pool(context: LoweringContext): DesiredResource {
  const { machine, min, max } = gpuMachines(context);
  const { clusterName, nodeIdentity, address } = clusterOf(context);
  const name = nameOf(context, POOL, "pool");
  return gcpResource(context, {
    name: "pool",
    type: POOL,
    at: { cluster: clusterName, name },
    properties: {
      name,
      initialNodeCount: min,
      autoscaling: { enabled: true, totalMinNodeCount: min, totalMaxNodeCount: Math.max(1, max), locationPolicy: "ANY" },
      management: { autoRepair: true, autoUpgrade: true },
      config: {
        machineType: machine.machineType,
        accelerators: [
          {
            acceleratorType: machine.gkeAccelerator,
            acceleratorCount: String(machine.gpus),
            gpuDriverInstallationConfig: { gpuDriverVersion: "LATEST" },
          },
        ],
        spot: flagSetting(context, "spot") || undefined,
        diskSizeGb: DISK_GB,
        diskType: "pd-balanced",
        serviceAccount: nodeIdentity,
        oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
        workloadMetadataConfig: { mode: "GKE_METADATA" },
        resourceLabels: ownerLabels(context, addressIn(context, "pool")),
        gvnic: { enabled: true },
      },
    },
    dependsOn: [address],
    minutes: [4, 12],
  });
}
