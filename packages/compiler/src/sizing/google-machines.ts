/** A machine with graphics processors, as Vertex AI and Kubernetes name it. */
export interface GoogleGpuMachine {
  readonly machineType: string;
  /** Name of the accelerator at Vertex AI. */
  readonly vertexAccelerator: string;
  /** Name of the accelerator at Google Kubernetes Engine. */
  readonly gkeAccelerator: string;
  readonly gpus: number;
}

interface Accelerator extends Pick<GoogleGpuMachine, "vertexAccelerator" | "gkeAccelerator"> {
  /** Smallest first. */
  readonly machines: readonly { readonly type: string; readonly gpus: number }[];
}

/** Source: Compute Engine's accelerator-optimised machines; offered per zone, so the plan confirms them. */
const ACCELERATORS: Readonly<Record<string, Accelerator>> = {
  l4: {
    vertexAccelerator: "NVIDIA_L4",
    gkeAccelerator: "nvidia-l4",
    machines: [
      { type: "g2-standard-8", gpus: 1 },
      { type: "g2-standard-24", gpus: 2 },
      { type: "g2-standard-48", gpus: 4 },
      { type: "g2-standard-96", gpus: 8 },
    ],
  },
  a100: {
    vertexAccelerator: "NVIDIA_A100_80GB",
    gkeAccelerator: "nvidia-a100-80gb",
    machines: [
      { type: "a2-ultragpu-1g", gpus: 1 },
      { type: "a2-ultragpu-2g", gpus: 2 },
      { type: "a2-ultragpu-4g", gpus: 4 },
      { type: "a2-ultragpu-8g", gpus: 8 },
    ],
  },
  h100: {
    vertexAccelerator: "NVIDIA_H100_80GB",
    gkeAccelerator: "nvidia-h100-80gb",
    machines: [{ type: "a3-highgpu-8g", gpus: 8 }],
  },
};
/** Google has no A10G; the L4 is its younger sister. */
const INSTEAD: Readonly<Record<string, string>> = { a10g: "l4" };

/** The smallest machine with that many GPUs, or the largest of its kind: then several of them are needed. */
export function googleGpuMachine(accelerator: string, gpus: number): GoogleGpuMachine {
  const found = ACCELERATORS[INSTEAD[accelerator] ?? accelerator];
  const machine = found?.machines.find((candidate) => candidate.gpus >= gpus) ?? found?.machines.at(-1);
  if (!found || !machine) throw new Error(`No machine has the accelerator "${accelerator}": the catalogue offers a10g, l4, a100 and h100`);
  const { vertexAccelerator, gkeAccelerator } = found;
  return { machineType: machine.type, vertexAccelerator, gkeAccelerator, gpus: machine.gpus };
}

/** A machine that answers for models: with graphics processors where the size says so. */
export interface GoogleServingMachine {
  readonly machineType: string;
  readonly acceleratorType?: string;
  readonly acceleratorCount?: number;
}

const SERVING: Readonly<Record<string, GoogleServingMachine>> = {
  "cpu-small": { machineType: "n2-standard-2" },
  "cpu-medium": { machineType: "n2-standard-4" },
  "cpu-large": { machineType: "n2-standard-16" },
  "gpu-small": { machineType: "g2-standard-8", acceleratorType: "NVIDIA_L4", acceleratorCount: 1 },
  "gpu-medium": { machineType: "g2-standard-24", acceleratorType: "NVIDIA_L4", acceleratorCount: 2 },
  "gpu-large": { machineType: "a2-ultragpu-1g", acceleratorType: "NVIDIA_A100_80GB", acceleratorCount: 1 },
};

export function googleServingMachine(instance: string): GoogleServingMachine {
  const found = SERVING[instance];
  if (!found) throw new Error(`Unknown size "${instance}" of a model endpoint: the catalogue offers ${Object.keys(SERVING).join(", ")}`);
  return found;
}

const NOTEBOOKS: Readonly<Record<string, string>> = { small: "e2-standard-4", medium: "n2-standard-8", large: "n2-standard-16" };
const NODES: Readonly<Record<string, string>> = { small: "e2-standard-2", medium: "e2-standard-4", large: "e2-standard-8" };

/** Machine of one person's notebook. */
export function googleNotebookMachine(size: string): string {
  return NOTEBOOKS[size] ?? "e2-standard-4";
}

/** Machine of a general-purpose node: four GB of memory per virtual CPU. */
export function googleKubernetesNode(size: string): string {
  return NODES[size] ?? "e2-standard-4";
}
