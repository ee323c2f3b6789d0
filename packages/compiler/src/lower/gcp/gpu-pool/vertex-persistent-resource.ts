import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Part } from "../../../lowering.ts";
import { actAs } from "../act-as.ts";
import { IDENTITY, identityEmail, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { gpuMachines, reportGpus } from "./gpu-machines.ts";

const POOL = "aiplatform.persistentResource";
const DISK_GB = 200;

/** Machines with GPUs that wait for training jobs. */
export const vertexPersistentResource: Lowering = {
  cloud: "gcp",
  kind: "gpu-pool",
  variant: "vertex-persistent-resource",
  service: "Vertex AI persistent resource",
  gap: "training jobs only; one machine at least runs and is paid until the pool is deleted; no spare machines",
  minutes: [8, 25],
  outputs: (part) => ({
    ports: {
      compute: {
        protocol: "vertex-persistent-resource",
        persistentResourceId: poolName(part),
        machineType: gpuMachines(part).machine.machineType,
        acceleratorType: gpuMachines(part).machine.vertexAccelerator,
        acceleratorCount: gpuMachines(part).machine.gpus,
        machines: Math.max(1, gpuMachines(part).max),
        region: part.target.region,
      },
    },
  }),
  grants: { out: { compute: (self) => [actAs(self)] } },
  lower: (context) => {
    reportGpus(context);
    return [...workloadIdentity(context), pool(context)];
  },
};

function poolName(part: Part): string {
  return nameOf(part, POOL, "pool");
}

function pool(context: LoweringContext): DesiredResource {
  const { machine, min, max } = gpuMachines(context);
  const first = Math.max(1, min);
  const key = keyName(context);
  return gcpResource(context, {
    name: "pool",
    type: POOL,
    at: { name: poolName(context) },
    properties: {
      displayName: context.component.title,
      resourcePools: [
        {
          id: "gpu",
          machineSpec: { machineType: machine.machineType, acceleratorType: machine.vertexAccelerator, acceleratorCount: machine.gpus },
          replicaCount: String(first),
          diskSpec: { bootDiskType: "pd-ssd", bootDiskSizeGb: DISK_GB },
          autoscalingSpec: max > first ? { minReplicaCount: String(first), maxReplicaCount: String(max) } : undefined,
        },
      ],
      resourceRuntimeSpec: { serviceAccountSpec: { enableCustomServiceAccount: true, serviceAccount: identityEmail(context) } },
      encryptionSpec: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: [IDENTITY, ...afterKeyGrant(context, "aiplatform.googleapis.com")],
    minutes: [8, 25],
  });
}
