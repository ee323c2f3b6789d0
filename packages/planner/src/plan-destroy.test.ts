import { describe, expect, it } from "vitest";
import { planDestroy } from "./plan-destroy.ts";
import { desiredResource, recordedResource } from "./planner.testing.ts";
import { dataWithoutConsent } from "./protect-data.ts";

const network = recordedResource(desiredResource("net.network"));
const store = recordedResource(desiredResource("store.bucket", { dependsOn: ["net.network"], holdsData: true }));
const job = recordedResource(desiredResource("job.function", { dependsOn: ["store.bucket"] }));
const settings = recordedResource(desiredResource("gov.settings", { singleton: "account", dependsOn: ["net.network"] }));

describe("planDestroy", () => {
  it("removes dependants first", () => {
    const plan = planDestroy({ recorded: [network, store, job], selection: "all", consents: ["store.bucket"] });
    expect(Object.fromEntries(plan.steps.map((step) => [step.address, step.waitsFor]))).toEqual({
      "job.function": [],
      "store.bucket": ["job.function"],
      "net.network": ["store.bucket"],
    });
    expect(plan.totals.destroy).toBe(3);
  });

  it("keeps what other environments use, and takes away what only that stood on", () => {
    const plan = planDestroy({ recorded: [network, settings], selection: "all" });
    expect(plan.kept).toEqual([{ address: "gov.settings", reason: "one per account, used by other environments too" }]);
    expect(plan.steps.map((step) => step.address)).toEqual(["net.network"]);
  });

  it("of one component leaves what the others stand on", () => {
    const plan = planDestroy({ recorded: [network, store, job], selection: { components: ["net", "job"] } });
    expect(plan.steps.map((step) => step.address)).toEqual(["job.function"]);
    expect(plan.kept).toEqual([{ address: "net.network", reason: "store.bucket is kept and needs it" }]);
  });

  it("of chosen resources takes away exactly these, and leaves what the others stand on", () => {
    const recorded = [network, store, job];
    const last = planDestroy({ recorded, selection: { addresses: ["job.function"] } });
    expect(last.steps.map((step) => step.address)).toEqual(["job.function"]);
    expect(last.kept).toEqual([]);
    const first = planDestroy({ recorded, selection: { addresses: ["net.network"] } });
    expect(first.steps).toEqual([]);
    expect(first.kept).toMatchObject([{ address: "net.network" }]);
  });

  it("keeps what a person chose to keep, with what it stands on, and needs a consent for other data", () => {
    const kept = planDestroy({ recorded: [network, store, job], selection: "all", keep: ["store.bucket"] });
    expect(kept.steps.map((step) => step.address)).toEqual(["job.function"]);
    expect(kept.diagnostics).toEqual([]);
    const refused = planDestroy({ recorded: [network, store, job], selection: "all" });
    expect(refused.diagnostics).toMatchObject([{ code: "ZL-PLAN-DATA-LOSS", target: { address: "store.bucket" } }]);
  });

  it("never loses data that nobody consented to when what nobody consented to is kept", () => {
    const retained = { ...store, address: "vault.bucket", retain: true };
    const broken = { ...store, address: "half.bucket", condition: "broken" as const };
    const recorded = [network, store, job, settings, retained, broken];
    expect(dataWithoutConsent(recorded, [])).toEqual(["store.bucket"]);
    expect(dataWithoutConsent(recorded, ["store.bucket"])).toEqual([]);
    const plan = planDestroy({ recorded, selection: "all", keep: dataWithoutConsent(recorded, []) });
    expect(plan.steps.map((step) => step.address).toSorted()).toEqual(["half.bucket", "job.function"]);
    expect(plan.diagnostics).toEqual([]);
  });
});
