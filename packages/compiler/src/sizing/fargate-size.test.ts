import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fargateSize } from "./fargate-size.ts";

/** Written out from the service's table: cpu units → allowed megabytes. */
const LEGAL: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: gigabytes(1, 4, 1),
  1024: gigabytes(2, 8, 1),
  2048: gigabytes(4, 16, 1),
  4096: gigabytes(8, 30, 1),
  8192: gigabytes(16, 60, 4),
  16384: gigabytes(32, 120, 8),
};

function gigabytes(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * 1024);
}

describe("fargateSize", () => {
  it.each([
    [0.25, 0.5, 256, 512],
    [0.25, 1, 256, 1024],
    [0.5, 1, 512, 1024],
    [1, 2, 1024, 2048],
    [1, 16, 2048, 16_384],
    [4, 31, 8192, 32_768],
    [16, 120, 16_384, 122_880],
  ])("gives %d CPUs and %d GB the pair %d/%d", (cpu, memoryGb, cpuUnits, memoryMb) => {
    expect(fargateSize(cpu, memoryGb)).toEqual({ cpuUnits, memoryMb });
  });

  it("is always a legal pair that holds what was asked, as far as the service goes", () => {
    const cpus = fc.double({ min: 0.25, max: 16, noNaN: true });
    const memory = fc.double({ min: 0.5, max: 120, noNaN: true });
    fc.assert(
      fc.property(cpus, memory, (cpu, memoryGb) => {
        const size = fargateSize(cpu, memoryGb);
        expect(LEGAL[size.cpuUnits]).toContain(size.memoryMb);
        expect(size.cpuUnits).toBeGreaterThanOrEqual(cpu * 1024);
        expect(size.memoryMb).toBeGreaterThanOrEqual(memoryGb * 1024);
      }),
    );
  });
});
