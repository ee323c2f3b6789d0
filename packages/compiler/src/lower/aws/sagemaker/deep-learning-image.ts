import type { Part } from "../../../lowering.ts";

/** Account of AWS' Deep Learning Containers; regions opened later have one of their own. Source: registry map of the SageMaker Python SDK. */
const ACCOUNT_DEFAULT = "763104351884";
const ACCOUNT_BY_REGION: Readonly<Record<string, string>> = {
  "af-south-1": "626614931356",
  "ap-east-1": "871362719292",
  "ap-northeast-3": "364406365360",
  "ap-south-2": "772153158452",
  "ap-southeast-3": "907027046896",
  "ap-southeast-4": "457447274322",
  "eu-central-2": "380420809688",
  "eu-south-1": "692866216735",
  "eu-south-2": "503227376785",
  "il-central-1": "780543022126",
  "me-south-1": "217643126080",
  "me-central-1": "914824155844",
};

/** Release of 2026-04-16: PyTorch 2.9.0, Transformers 5.3.0, Python 3.12. */
const TRAINING_TAG = "2.9.0-transformers5.3.0-gpu-py312-cu130-ubuntu22.04-v1.0";
const INFERENCE_TAGS = {
  cpu: "2.6.0-transformers4.49.0-cpu-py312-ubuntu22.04",
  gpu: "2.6.0-transformers4.49.0-gpu-py312-cu124-ubuntu22.04",
} as const;

export function deepLearningAccount(part: Pick<Part, "target">): string {
  return ACCOUNT_BY_REGION[part.target.region] ?? ACCOUNT_DEFAULT;
}

/** Image that a training job runs in: pinned in the target, else the vendor's newest that the jobs were tested with. */
export function trainingImage(part: Pick<Part, "target">): string {
  return pinned(part, "trainingImage") ?? vendorImage(part, "huggingface-pytorch-training", TRAINING_TAG);
}

/** Image that serves what training saved, likewise. */
export function inferenceImage(part: Pick<Part, "target">, device: "cpu" | "gpu"): string {
  return pinned(part, "inferenceImage") ?? vendorImage(part, "huggingface-pytorch-inference", INFERENCE_TAGS[device]);
}

function vendorImage(part: Pick<Part, "target">, repository: string, tag: string): string {
  const { region } = part.target;
  const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return `${deepLearningAccount(part)}.dkr.ecr.${region}.${domain}/${repository}:${tag}`;
}

function pinned(part: Pick<Part, "target">, choice: string): string | undefined {
  const image = part.target.choices[choice];
  return typeof image === "string" && image !== "" ? image : undefined;
}
