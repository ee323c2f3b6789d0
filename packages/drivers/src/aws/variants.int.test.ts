import { AWS_ANSWERED, AWS_DRAWINGS } from "@zerolake/compiler/testing/aws-drawings";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AwsLife } from "./aws-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const CASES = AWS_DRAWINGS.flatMap(({ tiers, ...drawing }) => tiers.map((tier) => ({ ...drawing, tier })));

let life: AwsLife;
beforeAll(async () => {
  life = await AwsLife.start("sandbox_aws_variants");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

describe.each(CASES)("$name, $tier, on the sandbox", ({ blueprint, tier }) => {
  it("comes up, is read back, plans empty after that, and goes again but for what is kept", async () => {
    const { failed, isEmptyAgain, lost, drifted, left } = await life.live(blueprint, { tier, choices: AWS_ANSWERED });
    expect({ failed, isEmptyAgain, lost, drifted, left }).toEqual({ failed: [], isEmptyAgain: true, lost: [], drifted: [], left: [] });
  });
});
