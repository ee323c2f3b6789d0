export interface FargateSize {
  /** 1024 = one virtual CPU. */
  readonly cpuUnits: number;
  readonly memoryMb: number;
}

interface CpuStep {
  readonly cpuUnits: number;
  readonly memoryMbMin: number;
  readonly memoryMbMax: number;
  readonly memoryStepMb: number;
}

/** Source: the task sizes of AWS Fargate; 256 units take 512 MB beside whole gigabytes. */
const STEPS: readonly CpuStep[] = [
  { cpuUnits: 256, memoryMbMin: 512, memoryMbMax: 2048, memoryStepMb: 1024 },
  { cpuUnits: 512, memoryMbMin: 1024, memoryMbMax: 4096, memoryStepMb: 1024 },
  { cpuUnits: 1024, memoryMbMin: 2048, memoryMbMax: 8192, memoryStepMb: 1024 },
  { cpuUnits: 2048, memoryMbMin: 4096, memoryMbMax: 16_384, memoryStepMb: 1024 },
  { cpuUnits: 4096, memoryMbMin: 8192, memoryMbMax: 30_720, memoryStepMb: 1024 },
  { cpuUnits: 8192, memoryMbMin: 16_384, memoryMbMax: 61_440, memoryStepMb: 4096 },
  { cpuUnits: 16_384, memoryMbMin: 32_768, memoryMbMax: 122_880, memoryStepMb: 8192 },
];

const UNITS_PER_CPU = 1024;
const MB_PER_GB = 1024;

/** The smallest legal pair with at least that much of both; the largest pair when nothing is large enough. */
export function fargateSize(cpu: number, memoryGb: number): FargateSize {
  const [units, memoryMb] = [cpu * UNITS_PER_CPU, memoryGb * MB_PER_GB];
  const step = STEPS.find((candidate) => candidate.cpuUnits >= units && candidate.memoryMbMax >= memoryMb);
  const last = STEPS.at(-1);
  if (!step) return { cpuUnits: last?.cpuUnits ?? 0, memoryMb: last?.memoryMbMax ?? 0 };
  if (memoryMb <= step.memoryMbMin) return { cpuUnits: step.cpuUnits, memoryMb: step.memoryMbMin };
  return { cpuUnits: step.cpuUnits, memoryMb: Math.ceil(memoryMb / step.memoryStepMb) * step.memoryStepMb };
}
