import { type Advice, type Chosen, chooseOver, type WhyNot } from "../advice.ts";
import { ACCELERATOR_NAMES, type Accelerator, isOffered, memoryGbOf } from "../fine-tuning/accelerators.ts";
import { fitsOnOne, gpusTogether } from "../fine-tuning/advise-gpus.ts";
import { quickNeedGb } from "../fine-tuning/training-memory.ts";
import type { Answers } from "./answers.ts";

export interface GpuChoice extends Chosen<Accelerator> {
  readonly gpusPerNode: number;
  readonly nodesMax: number;
  /** Weights in 4 bits, because they do not fit otherwise. */
  readonly isQuantized: boolean;
}

/** GPUs that machines are offered with. */
const GPUS_PER_NODE = [1, 2, 4, 8] as const;

/** An accelerator and so many of it that what is trained fits; `billions` is the size of the base model, where it is known. */
export function decideGpus(answers: Answers, billions: number | undefined): GpuChoice {
  const needsLarge = answers.cloud === "azure" || answers.finetune !== "none" || answers.gpu === "large";
  const tuned = answers.finetune === "none" ? undefined : billions;
  const byAdvice: Accelerator = needsLarge ? (tuned === undefined ? "a100" : fittingAccelerator(answers, tuned)) : "l4";
  const chosen = chooseOver(advice(byAdvice, answers, tuned), answers.accelerator);
  const room = answers.gpu === "large" ? { gpusPerNode: 4, nodesMax: 2 } : { gpusPerNode: 1, nodesMax: 1 };
  if (tuned === undefined) return { ...chosen, ...room, isQuantized: false };
  const memoryGb = memoryGbOf(chosen.choice, answers.cloud);
  if (answers.finetune === "full")
    return { ...chosen, ...nodesFor(gpusTogether(quickNeedGb("full", tuned), memoryGb), room), isQuantized: false };
  return { ...chosen, ...room, isQuantized: !fitsOnOne(quickNeedGb("lora", tuned), memoryGb) };
}

/** The large accelerator of every cloud, unless even shortened weights need the next one. */
function fittingAccelerator({ cloud, finetune }: Answers, billions: number): Accelerator {
  if (finetune === "full" || fitsOnOne(quickNeedGb("lora-4bit", billions), memoryGbOf("a100", cloud))) return "a100";
  return "h100";
}

function nodesFor(count: number, room: { readonly gpusPerNode: number; readonly nodesMax: number }) {
  if (count <= room.gpusPerNode * room.nodesMax) return room;
  const gpusPerNode = GPUS_PER_NODE.find((gpus) => gpus >= count) ?? 8;
  return { gpusPerNode, nodesMax: Math.ceil(count / gpusPerNode) };
}

function advice(choice: Accelerator, answers: Answers, billions: number | undefined): Advice<Accelerator> {
  const whyNot = ACCELERATOR_NAMES.filter((name) => name !== choice).map((name) => against(name, choice, answers));
  return { choice, because: [reasonFor(choice, answers, billions)], whyNot };
}

function reasonFor(choice: Accelerator, answers: Answers, billions: number | undefined): string {
  if (answers.finetune !== "none" && billions !== undefined) {
    const needGb = Math.round(quickNeedGb(answers.finetune, billions));
    return `${answers.finetune === "full" ? "tuning all weights" : "tuning an adapter"} needs about ${needGb} GB of GPU memory in all`;
  }
  if (answers.finetune !== "none") return "language models need much memory, and every cloud offers it";
  if (choice === "l4") return "the smallest GPU that trains in 16 bits; it costs least";
  return answers.gpu === "large" ? "large models and batches need its memory" : "Azure offers no L4";
}

function against(name: Accelerator, choice: Accelerator, { cloud }: Answers): WhyNot<Accelerator> {
  if (!isOffered(name, cloud)) return { option: name, because: "this cloud does not offer it (ZL-TRN-006)" };
  const [memoryGb, chosenGb] = [memoryGbOf(name, cloud), memoryGbOf(choice, cloud)];
  if (memoryGb < chosenGb) return { option: name, because: `it has ${memoryGb} GB instead of ${chosenGb} GB` };
  return { option: name, because: name === "h100" ? "faster, and several times the price" : "it costs more than is needed" };
}
