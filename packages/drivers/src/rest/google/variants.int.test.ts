import { GCP_DRAWINGS } from "@zerolake/compiler/testing/gcp-drawings";
import { TIERS } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GoogleLife } from "./google-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const CASES = GCP_DRAWINGS.flatMap((drawing) => TIERS.map((tier) => ({ ...drawing, tier })));

let life: GoogleLife;
beforeAll(async () => {
  life = await GoogleLife.start("sandbox_google_variants");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

describe.each(CASES)("$name, $tier, over HTTP through the driver", ({ blueprint, choices = {}, tier }) => {
  it("comes up, is found as it was made, plans empty after that, and goes again but for what is kept", async () => {
    const { failed, isEmptyAgain, lost, drifted, left } = await life.live(blueprint, { tier, choices });
    expect({ failed, isEmptyAgain, lost, drifted, left }).toEqual({ failed: [], isEmptyAgain: true, lost: [], drifted: [], left: [] });
  });
});
