import { GCP_DRAWINGS } from "@zerolake/compiler/testing/gcp-drawings";
import type { RecordedResource } from "@zerolake/planner";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { silentSignals } from "../../../measured-variants.testing.ts";
import { GoogleLife } from "../google-life.testing.ts";
import { REGION } from "../google-sandbox.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

let life: GoogleLife;
beforeAll(async () => {
  life = await GoogleLife.start("sandbox_google_measured");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

describe.each(GCP_DRAWINGS)("$name", ({ blueprint, choices = {} }) => {
  it("is measured on the sandbox by every name that is asked, but for GPUs where there are none", async () => {
    let silent: readonly string[] = [];
    const whileUp = async (recorded: readonly RecordedResource[]) => {
      silent = await silentSignals(life, recorded, { blueprint, region: REGION, isMeant: ({ kind }) => kind !== "gpu" });
    };
    const { failed } = await life.live(blueprint, { tier: "standard", choices, whileUp });
    expect({ failed, silent }).toEqual({ failed: [], silent: [] });
  });
});
