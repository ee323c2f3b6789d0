import type { Cloud } from "@zerolake/resources";

interface AcceleratorMachine {
  readonly gpus: number;
  /** Price id of one hour; `a+b` for a machine whose accelerator is billed beside it. */
  readonly price: string;
}

/** Machines of an accelerator per cloud, smallest first. */
const MACHINES: Readonly<Record<string, Readonly<Record<Cloud, readonly AcceleratorMachine[]>>>> = {
  a10g: {
    aws: [
      { gpus: 1, price: "aws.ec2.g5.xlarge" },
      { gpus: 4, price: "aws.ec2.g5.12xlarge" },
      { gpus: 8, price: "aws.ec2.g5.48xlarge" },
    ],
    azure: [{ gpus: 1, price: "azure.vm.nv36ads-a10" }],
    gcp: [{ gpus: 1, price: "gcp.gce.g2-standard-4" }],
  },
  l4: {
    aws: [
      { gpus: 1, price: "aws.ec2.g6.xlarge" },
      { gpus: 4, price: "aws.ec2.g6.12xlarge" },
      { gpus: 8, price: "aws.ec2.g6.48xlarge" },
    ],
    azure: [{ gpus: 1, price: "azure.vm.nv36ads-a10" }],
    gcp: [{ gpus: 1, price: "gcp.gce.g2-standard-4" }],
  },
  t4: {
    aws: [{ gpus: 1, price: "aws.ec2.g4dn.xlarge" }],
    azure: [{ gpus: 1, price: "azure.vm.nc4as-t4" }],
    gcp: [{ gpus: 1, price: "gcp.gce.n1-standard-4+gcp.gce.t4" }],
  },
  a100: {
    aws: [{ gpus: 8, price: "aws.ec2.p4d.24xlarge" }],
    azure: [{ gpus: 1, price: "azure.vm.nc24ads-a100" }],
    gcp: [{ gpus: 1, price: "gcp.gce.a2-highgpu-1g" }],
  },
  h100: {
    aws: [
      { gpus: 1, price: "aws.ec2.p5.4xlarge" },
      { gpus: 8, price: "aws.ec2.p5.48xlarge" },
    ],
    azure: [
      { gpus: 1, price: "azure.vm.nc40ads-h100" },
      { gpus: 8, price: "azure.vm.nd96isr-h100" },
    ],
    gcp: [
      { gpus: 1, price: "gcp.gce.a3-highgpu-1g" },
      { gpus: 8, price: "gcp.gce.a3-highgpu-8g" },
    ],
  },
};

/** Machines whose spot price is listed; all others take the list price times the spot factor. */
const SPOT_PRICES: Readonly<Record<string, string>> = {
  "gcp.gce.g2-standard-4": "gcp.gce.g2-standard-4.spot",
  "gcp.gce.a2-highgpu-1g": "gcp.gce.a2-highgpu-1g.spot",
};

export interface AcceleratorChoice {
  /** Price of one machine hour on demand. */
  readonly listPrice: string;
  /** What is paid: the listed spot price when the pool takes spot machines and one is listed, else the list price. */
  readonly price: string;
  readonly hasSpotPrice: boolean;
  /** Machines for the wanted GPUs. */
  readonly machines: number;
}

/** The smallest machine that holds the GPUs, or as many of the largest one as it takes. `undefined` for an accelerator nobody knows. */
export function acceleratorFor(accelerator: string, cloud: Cloud, gpus: number, isSpot: boolean): AcceleratorChoice | undefined {
  const candidates = MACHINES[accelerator]?.[cloud] ?? [];
  const machine = candidates.find((candidate) => candidate.gpus >= gpus) ?? candidates.at(-1);
  if (!machine) return undefined;
  const spotPrice = isSpot ? SPOT_PRICES[machine.price] : undefined;
  return {
    listPrice: machine.price,
    price: spotPrice ?? machine.price,
    hasSpotPrice: spotPrice !== undefined,
    machines: Math.max(1, Math.ceil(gpus / machine.gpus)),
  };
}
