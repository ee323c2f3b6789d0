import { AZURE_ANSWERED, AZURE_DRAWINGS } from "@zerolake/compiler/testing/azure-drawings";
import { TIERS } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AzureLife } from "./azure-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const CASES = AZURE_DRAWINGS.flatMap((drawing) => TIERS.map((tier) => ({ ...drawing, tier })));

let life: AzureLife;
beforeAll(async () => {
  life = await AzureLife.start("sandbox_azure_variants");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

describe.each(CASES)("$name, $tier, through Azure Resource Manager", ({ blueprint, choices = {}, tier }) => {
  it("comes up, is found as it was made, plans empty after that, and goes again without a trace", async () => {
    const { failed, isEmptyAgain, lost, drifted, left } = await life.live(blueprint, { tier, choices: { ...AZURE_ANSWERED, ...choices } });
    expect({ failed, isEmptyAgain, lost, drifted, left }).toEqual({ failed: [], isEmptyAgain: true, lost: [], drifted: [], left: [] });
  });
});
