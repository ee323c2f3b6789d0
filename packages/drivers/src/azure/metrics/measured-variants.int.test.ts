import { AZURE_ANSWERED, AZURE_DRAWINGS } from "@zerolake/compiler/testing/azure-drawings";
import type { RecordedResource } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { silentSignals } from "../../measured-variants.testing.ts";
import { AZURE_REGION } from "../azure-harness.testing.ts";
import { AzureLife } from "../azure-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

let life: AzureLife;
beforeAll(async () => {
  life = await AzureLife.start("sandbox_azure_measured");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

describe.each(AZURE_DRAWINGS)("$name", ({ blueprint, choices = {} }) => {
  it("is measured on the sandbox by every name that is asked, but for GPUs where there are none", async () => {
    let silent: readonly string[] = [];
    const whileUp = async (recorded: readonly RecordedResource[]) => {
      silent = await silentSignals(life, recorded, { blueprint, region: AZURE_REGION, isMeant: ({ kind }) => kind !== "gpu" });
    };
    const { failed } = await life.live(blueprint, { tier: "standard", choices: { ...AZURE_ANSWERED, ...choices }, whileUp });
    expect({ failed, silent }).toEqual({ failed: [], silent: [] });
  });
});
