/** A quarter of a processor with half a gigabyte: what a container is made of on the Consumption profile. */
const STEP = { cpu: 0.25, memoryGb: 0.5 };
const STEPS_MAX = 16;

/** The smallest pair that holds both; memory is always twice the processors, and four processors are the most. */
export function containerSize(cpu: number, memoryGb: number): { readonly cpu: number; readonly memory: string } {
  const steps = Math.min(STEPS_MAX, Math.max(1, Math.ceil(cpu / STEP.cpu), Math.ceil(memoryGb / STEP.memoryGb)));
  return { cpu: steps * STEP.cpu, memory: `${steps * STEP.memoryGb}Gi` };
}
