/** Machines of Azure by what the drawing asks for. Source: Azure's lists of virtual machine sizes; offered per region, so the plan confirms them. */
export interface GpuMachine {
  readonly size: string;
  readonly gpus: number;
}

const GPU_MACHINES: Readonly<Record<string, readonly GpuMachine[]>> = {
  a10g: [
    { size: "Standard_NV36ads_A10_v5", gpus: 1 },
    { size: "Standard_NV72ads_A10_v5", gpus: 2 },
  ],
  // There is no L4: a T4 is the nearest.
  l4: [
    { size: "Standard_NC4as_T4_v3", gpus: 1 },
    { size: "Standard_NC64as_T4_v3", gpus: 4 },
  ],
  a100: [
    { size: "Standard_NC24ads_A100_v4", gpus: 1 },
    { size: "Standard_NC48ads_A100_v4", gpus: 2 },
    { size: "Standard_NC96ads_A100_v4", gpus: 4 },
    { size: "Standard_ND96asr_v4", gpus: 8 },
  ],
  h100: [
    { size: "Standard_NC40ads_H100_v5", gpus: 1 },
    { size: "Standard_NC80adis_H100_v5", gpus: 2 },
    { size: "Standard_ND96isr_H100_v5", gpus: 8 },
  ],
};

/** The smallest machine with that many GPUs, or the largest of its kind: then several of them are needed. */
export function azureGpuMachine(accelerator: string, gpus: number): GpuMachine {
  const candidates = GPU_MACHINES[accelerator] ?? [];
  const found = candidates.find((candidate) => candidate.gpus >= gpus) ?? candidates.at(-1);
  if (!found) throw new Error(`No machine has the accelerator "${accelerator}": the catalogue offers a10g, l4, a100 and h100`);
  return found;
}

/** Memory beside each GPU that a job in a cluster may take: what the machine of its kind with the least per GPU leaves free, in GB. */
const JOB_MEMORY_GB: Readonly<Record<string, number>> = { a10g: 400, l4: 20, a100: 100, h100: 220 };

export function gpuJobMemoryGb(accelerator: string): number {
  return JOB_MEMORY_GB[accelerator] ?? 20;
}

const SERVING: Readonly<Record<string, string>> = {
  "cpu-small": "Standard_DS2_v2",
  "cpu-medium": "Standard_DS3_v2",
  "cpu-large": "Standard_F8s_v2",
  "gpu-small": "Standard_NC4as_T4_v3",
  "gpu-medium": "Standard_NC24ads_A100_v4",
  "gpu-large": "Standard_NC40ads_H100_v5",
};

/** Machine of a model endpoint. */
export function servingMachine(instance: string): string {
  return SERVING[instance] ?? "Standard_DS3_v2";
}

/** Machine of a training without a pool of its own. */
export function azureTrainingMachine(method: string, isDistributed: boolean): GpuMachine {
  if (method === "classic") return { size: "Standard_DS4_v2", gpus: 0 };
  return isDistributed ? { size: "Standard_NC64as_T4_v3", gpus: 4 } : { size: "Standard_NC24ads_A100_v4", gpus: 1 };
}

/** Machine by the size of a hosted model in billions of parameters, 16 bits per parameter. */
const HOSTED: readonly { readonly billionsMax: number; readonly size: string }[] = [
  { billionsMax: 3, size: "Standard_NC4as_T4_v3" },
  { billionsMax: 34, size: "Standard_NC24ads_A100_v4" },
  { billionsMax: Number.POSITIVE_INFINITY, size: "Standard_NC96ads_A100_v4" },
];

/** Machine that holds a hosted model; small embedding models answer without a GPU. */
export function hostedMachine(billions: number, isEmbedding: boolean): string {
  if (isEmbedding && billions < 1) return "Standard_DS3_v2";
  return HOSTED.find(({ billionsMax }) => billions <= billionsMax)?.size ?? "Standard_NC96ads_A100_v4";
}

const NODES: Readonly<Record<string, string>> = { small: "Standard_D2ds_v5", medium: "Standard_D4ds_v5", large: "Standard_D8ds_v5" };

/** Machine of a general-purpose Kubernetes node. */
export function azureNode(size: string): string {
  return NODES[size] ?? "Standard_D4ds_v5";
}

const NOTEBOOKS: Readonly<Record<string, string>> = { small: "Standard_DS1_v2", medium: "Standard_DS3_v2", large: "Standard_DS5_v2" };

export function notebookMachine(size: string): string {
  return NOTEBOOKS[size] ?? "Standard_DS3_v2";
}
