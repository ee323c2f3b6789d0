import type { Place } from "../advice.ts";

export type Accelerator = "l4" | "a10g" | "a100" | "h100";

interface AcceleratorFacts {
  readonly memoryGb: number;
  /** Where the machine that is chosen carries a smaller part: p4d on AWS, a2-highgpu on Google Cloud. */
  readonly memoryGbOn?: Readonly<Partial<Record<Place, number>>>;
  /** Dense bf16, 10¹² operations a second. Source: vendors' sheets. */
  readonly peakTflops: number;
  /** Share of the peak that training reaches. Ours. */
  readonly usableShare: number;
  readonly clouds: readonly Place[];
}

/** Smallest first; as of 2026-11-23. */
export const ACCELERATORS: Readonly<Record<Accelerator, AcceleratorFacts>> = {
  l4: { memoryGb: 24, peakTflops: 121, usableShare: 0.25, clouds: ["aws", "gcp"] },
  a10g: { memoryGb: 24, peakTflops: 70, usableShare: 0.25, clouds: ["aws"] },
  a100: { memoryGb: 80, memoryGbOn: { aws: 40, gcp: 40 }, peakTflops: 312, usableShare: 0.35, clouds: ["aws", "azure", "gcp"] },
  h100: { memoryGb: 80, peakTflops: 989, usableShare: 0.35, clouds: ["aws", "azure", "gcp"] },
};

export const ACCELERATOR_NAMES = Object.keys(ACCELERATORS) as readonly Accelerator[];

export function memoryGbOf(accelerator: Accelerator, cloud: Place): number {
  const { memoryGb, memoryGbOn } = ACCELERATORS[accelerator];
  return memoryGbOn?.[cloud] ?? memoryGb;
}

export function isOffered(accelerator: Accelerator, cloud: Place): boolean {
  return ACCELERATORS[accelerator].clouds.includes(cloud);
}
