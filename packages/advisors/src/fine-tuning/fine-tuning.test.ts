import { describe, expect, it } from "vitest";
import { adviseGpus, fitsOnOne, gpusTogether, type TuningSituation } from "./advise-gpus.ts";
import {
  activationsGb,
  adapterParameters,
  checkpointGb,
  checkpointIntervalSeconds,
  quickNeedGb,
  servingMemoryGb,
  statesGb,
} from "./training-memory.ts";
import { loaderNeed, trainingFlop, trainingHours } from "./training-time.ts";

/** Billions of parameters → GB for full, LoRA, 4-bit LoRA; then per memory what fits on one GPU, and how many hold full tuning. */
const MODELS = [
  [0.5, [10, 3, 2.4], { 24: ["lora", 1], 40: ["lora", 1], 80: ["lora", 1] }],
  [7.6, [152, 23, 7.7], { 24: ["lora", 8], 40: ["lora", 5], 80: ["lora", 3] }],
  [8, [160, 24, 8.0], { 24: ["lora-4bit", 8], 40: ["lora", 5], 80: ["lora", 3] }],
  [9.2, [184, 27, 8.9], { 24: ["lora-4bit", 9], 40: ["lora", 6], 80: ["lora", 3] }],
  [14.8, [296, 42, 13.1], { 24: ["lora-4bit", 14], 40: ["lora-4bit", 9], 80: ["lora", 5] }],
  [70.6, [1412, 193, 54.9], { 24: [undefined, 66], 40: [undefined, 40], 80: ["lora-4bit", 20] }],
] as const;

const TEN_MILLION = 10_000_000;

describe("memory for tuning", () => {
  it.each(MODELS)("a model of %d billion parameters needs %j GB and fits as in the table", (billions, [full, lora, quantized], fits) => {
    expect(Math.round(quickNeedGb("full", billions))).toBe(full);
    expect(Math.round(quickNeedGb("lora", billions))).toBe(lora);
    expect(Math.abs(quickNeedGb("lora-4bit", billions) - quantized)).toBeLessThan(0.1);
    for (const [memory, [method, count]] of Object.entries(fits)) {
      const best = (["lora", "lora-4bit"] as const).find((method) => fitsOnOne(quickNeedGb(method, billions), Number(memory)));
      expect(best).toBe(method);
      expect(gpusTogether(quickNeedGb("full", billions), Number(memory))).toBe(count);
    }
  });

  it("states, checkpoints and activations follow the papers", () => {
    expect(statesGb("full", 8)).toBe(128);
    expect(statesGb("lora", 8, 0.02)).toBeCloseTo(16.32);
    expect(statesGb("lora-4bit", 8, 0.02)).toBeCloseTo(4.48);
    expect(adapterParameters(16, [{ inputs: 4096, outputs: 4096 }])).toBe(131_072);
    expect([checkpointGb("full", 8), checkpointGb("lora", 8, 0.02)]).toEqual([112, 0.04]);
    const shape = { layers: 32, hidden: 4096, heads: 32 };
    const batch = { sequence: 2048, microBatch: 1 };
    expect(activationsGb(shape, batch, "none")).toBeCloseTo(30.6, 1);
    expect(activationsGb(shape, batch, "flash-attention")).toBeCloseTo(9.13, 2);
    expect(activationsGb(shape, batch, "full")).toBeCloseTo(0.54, 2);
  });

  it("a token of Llama 3.1 8B takes 128 KiB in the cache", () => {
    const llama = { billions: 8, layers: 32, keyValueHeads: 8, headDimension: 128 };
    expect((servingMemoryGb(llama, 1) - 16) * 1e9).toBeCloseTo(131_072, 0);
  });

  it("checkpoints are further apart when writing takes long or interruptions are rare", () => {
    expect(checkpointIntervalSeconds(60, 3 * 3600)).toBeCloseTo(1138, 0);
  });
});

describe("time for tuning", () => {
  it("hours for ten million tokens are those of the table", () => {
    const seven = { billions: 7.6, tokens: TEN_MILLION };
    expect(trainingHours({ ...seven, method: "lora" }, "a100", 1)).toBeCloseTo(0.8, 1);
    expect(trainingHours({ ...seven, method: "lora" }, "l4", 1)).toBeCloseTo(2.8, 1);
    expect(trainingHours({ ...seven, method: "full" }, "a100", 4)).toBeCloseTo(0.3, 1);
    expect(trainingHours({ billions: 70.6, tokens: TEN_MILLION, method: "lora-4bit" }, "h100", 1)).toBeCloseTo(2.3, 1);
  });

  it("recomputing activations costs a third forward pass", () => {
    const load = { method: "full", billions: 1, tokens: 1000 } as const;
    expect(trainingFlop({ ...load, recomputes: true }) / trainingFlop(load)).toBeCloseTo(8 / 6);
  });

  it("a loader that outruns object storage needs a cache", () => {
    expect(loaderNeed({ gpusPerNode: 8, samplesPerSecondPerGpu: 500, sampleMb: 1 })).toEqual({ mbPerSecond: 4000, needsCache: true });
    expect(loaderNeed({ gpusPerNode: 1, samplesPerSecondPerGpu: 500, sampleMb: 1 }).needsCache).toBe(false);
  });
});

const ADAPTER: TuningSituation = { cloud: "aws", method: "lora", billions: 7.6, tokens: TEN_MILLION, hasCheckpoints: true };

describe("GPUs for tuning", () => {
  it.each<[Partial<TuningSituation>, string, number]>([
    [{}, "l4", 1],
    [{ billions: 9.2 }, "a100", 1],
    [{ cloud: "azure" }, "a100", 1],
    [{ cloud: "gcp", billions: 14.8 }, "h100", 1],
    [{ method: "full" }, "h100", 3],
    [{ method: "lora-4bit", billions: 70.6 }, "h100", 1],
    [{ tokens: 200_000_000 }, "a100", 1],
    [{ tokens: 5_000_000_000, billions: 9.2 }, "h100", 8],
  ])("%j leads to %s × %d", (situation, choice, count) => {
    const advice = adviseGpus({ ...ADAPTER, ...situation });
    expect(advice).toMatchObject({ choice, count, spot: true });
    expect(advice.hours).toBeLessThanOrEqual(24);
  });

  it("never takes an accelerator that the cloud does not offer, and says so", () => {
    const { whyNot } = adviseGpus({ ...ADAPTER, cloud: "azure" });
    expect(whyNot.filter(({ because }) => because.includes("ZL-TRN-006")).map(({ option }) => option)).toEqual(["l4", "a10g"]);
  });

  it("takes spot machines only with checkpoints", () => {
    expect(adviseGpus({ ...ADAPTER, hasCheckpoints: false }).spot).toBe(false);
  });
});
