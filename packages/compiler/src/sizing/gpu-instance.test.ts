import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gpuInstance, gpuNodes } from "./gpu-instance.ts";

describe("gpu machines", () => {
  it.each([
    ["l4", 1, "g6.xlarge", 1],
    ["l4", 4, "g6.12xlarge", 1],
    ["a10g", 2, "g5.12xlarge", 1],
    ["a100", 1, "p4d.24xlarge", 1],
    ["h100", 8, "p5.48xlarge", 1],
    ["h100", 16, "p5.48xlarge", 2],
  ])("%s × %d runs on %s, %d of them", (accelerator, gpus, type, nodes) => {
    const found = gpuInstance(accelerator, gpus);
    expect(found.type).toBe(type);
    expect(gpuNodes(gpus, found.gpus)).toBe(nodes);
  });

  it("always hold what was asked, with no machine too many", () => {
    fc.assert(
      fc.property(fc.constantFrom("a10g", "l4", "a100", "h100"), fc.integer({ min: 1, max: 64 }), (accelerator, gpus) => {
        const { gpus: each } = gpuInstance(accelerator, gpus);
        const nodes = gpuNodes(gpus, each);
        expect(nodes * each).toBeGreaterThanOrEqual(gpus);
        expect((nodes - 1) * each).toBeLessThan(gpus);
      }),
    );
  });

  it("name what is missing when the accelerator is unknown", () => {
    expect(() => gpuInstance("tpu", 1)).toThrow(/tpu/);
  });
});
