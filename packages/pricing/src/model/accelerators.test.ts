import { describe, expect, it } from "vitest";
import { BUILT_IN_PRICES } from "../prices/built-in-prices.ts";
import { acceleratorFor } from "./accelerators.ts";

describe("the machine of an accelerator", () => {
  it.each([
    ["l4", "aws", 4, 1, "aws.ec2.g6.12xlarge"],
    ["l4", "aws", 8, 1, "aws.ec2.g6.48xlarge"],
    ["a10g", "aws", 20, 3, "aws.ec2.g5.48xlarge"],
    ["a100", "aws", 1, 1, "aws.ec2.p4d.24xlarge"],
    ["h100", "azure", 3, 1, "azure.vm.nd96isr-h100"],
    ["t4", "gcp", 2, 2, "gcp.gce.n1-standard-4+gcp.gce.t4"],
  ] as const)("%s on %s for %d GPUs is %d of %s", (accelerator, cloud, gpus, machines, price) => {
    expect(acceleratorFor(accelerator, cloud, gpus, false)).toEqual({ listPrice: price, price, hasSpotPrice: false, machines });
    expect(BUILT_IN_PRICES.rate(cloud, price).ok).toBe(true);
  });

  it("takes a listed spot price, and says where there is none", () => {
    expect(acceleratorFor("l4", "gcp", 1, true)).toMatchObject({ price: "gcp.gce.g2-standard-4.spot", hasSpotPrice: true });
    expect(acceleratorFor("l4", "aws", 1, true)).toMatchObject({ price: "aws.ec2.g6.xlarge", hasSpotPrice: false });
    expect(acceleratorFor("abacus", "aws", 1, true)).toBeUndefined();
  });
});
