import { type DesiredResource, join, reference } from "@zerolake/resources";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followImports } from "./follow-imports.ts";
import type { RecordedResource } from "./plan.ts";
import { planApply } from "./plan-apply.ts";
import { planDestroy } from "./plan-destroy.ts";
import { planSchema } from "./plan-schema.ts";
import { desiredGraphs, desiredResource, recordedResource, simulateApply } from "./planner.testing.ts";
import { isEmptyPlan } from "./totals.ts";

const COMPUTED = "zl-prod-raw-0a1b2c3d";
const bucket = desiredResource("raw.bucket", { properties: { Name: COMPUTED, Kind: "versioned", Size: 1 } });
const imported = (properties: RecordedResource["properties"], overrides: Partial<RecordedResource> = {}): RecordedResource =>
  recordedResource(bucket, { identifier: "by-hand", properties, isImported: true, ...overrides });
const byHand = imported({ Name: "by-hand", Size: 1 });

const plan = (desired: readonly DesiredResource[], recorded: readonly RecordedResource[], consents: readonly string[] = []) =>
  planApply({ desired, recorded, consents });

describe("followImports", () => {
  it("changes nothing where nothing was imported, not even the list itself", () => {
    const desired = [bucket];
    expect(followImports(desired, [recordedResource(bucket)])).toBe(desired);
  });

  it("puts the real name wherever a computed one is mentioned, and nowhere inside a longer one", () => {
    const role = desiredResource("raw.role", {
      properties: {
        Name: "zl-prod-raw-role-11111111",
        Policy: { Statement: [{ Resource: [`arn:aws:s3:::${COMPUTED}`, `arn:aws:s3:::${COMPUTED}/*`] }] },
        Address: join(`s3://${COMPUTED}/in?by=`, reference("raw.bucket", "Arn")),
        Logs: `${COMPUTED}-logs`,
        Other: `x-${COMPUTED}`,
      },
    });
    const [, followed] = followImports([bucket, role], [byHand]);
    expect(followed?.properties).toEqual({
      Name: "zl-prod-raw-role-11111111",
      Policy: { Statement: [{ Resource: ["arn:aws:s3:::by-hand", "arn:aws:s3:::by-hand/*"] }] },
      Address: join("s3://by-hand/in?by=", reference("raw.bucket", "Arn")),
      Logs: `${COMPUTED}-logs`,
      Other: `x-${COMPUTED}`,
    });
  });

  it("moves what lies inside an imported parent along with its id", () => {
    const facts = { ...bucket.facts, createOnly: ["id", "name", "location"], identifier: ["id"] };
    const account = {
      ...bucket,
      facts,
      properties: { id: "/groups/g/storage/zlraw0a1b2c3d", name: "zlraw0a1b2c3d", location: "westeurope" },
    };
    const container = desiredResource("raw.container", {
      facts,
      properties: {
        id: "/groups/g/storage/zlraw0a1b2c3d/containers/in",
        host: "https://zlraw0a1b2c3d.blob.core.windows.net",
        location: "westeurope",
      },
    });
    const prior = recordedResource(account, {
      properties: { id: "/groups/old/storage/handmade", name: "handmade", location: "northeurope" },
      isImported: true,
    });
    expect(followImports([account, container], [prior]).map(({ properties }) => properties)).toEqual([
      { id: "/groups/old/storage/handmade", name: "handmade", location: "northeurope" },
      { id: "/groups/old/storage/handmade/containers/in", host: "https://handmade.blob.core.windows.net", location: "westeurope" },
    ]);
  });
});

describe("a plan over imported resources", () => {
  it("is empty where only the name and what else is fixed differ", () => {
    const planned = plan([bucket], [byHand]);
    expect(isEmptyPlan(planned)).toBe(true);
    expect(planSchema.parse(JSON.parse(JSON.stringify(planned)))).toEqual(planned);
  });

  it("updates in place what can be changed, and never replaces", () => {
    const planned = plan([{ ...bucket, properties: { ...bucket.properties, Size: 2, Kind: "plain" } }], [byHand]);
    expect(planned.steps).toMatchObject([{ action: "update", changes: [{ path: "Size", before: 1, after: 2 }] }]);
  });

  it("asks before an imported resource goes, data or not", () => {
    const { diagnostics } = plan([], [byHand]);
    expect(diagnostics).toMatchObject([{ code: "ZL-PLAN-DATA-LOSS", message: expect.stringContaining("raw.bucket was imported") }]);
    expect(plan([], [byHand], ["raw.bucket"]).steps).toMatchObject([{ action: "destroy", hasConsent: true }]);
    expect(planDestroy({ recorded: [byHand], selection: "all" }).diagnostics).toMatchObject([{ code: "ZL-PLAN-DATA-LOSS" }]);
  });

  it("never replaces an imported resource, whatever else the design and the record say", () => {
    fc.assert(
      fc.property(desiredGraphs(), desiredGraphs(), fc.nat(), (first, second, pick) => {
        const secretDigests = { db: "d1" };
        const recorded = simulateApply(planApply({ desired: first, recorded: [], secretDigests }), [], secretDigests);
        const chosen = recorded.length === 0 ? undefined : recorded[pick % recorded.length]?.address;
        const marked = recorded.map((one): RecordedResource => (one.address === chosen ? { ...one, isImported: true } : one));
        const consents = marked.map(({ address }) => address);
        const { steps } = planApply({ desired: second, recorded: marked, secretDigests, consents });
        expect(steps.find(({ address }) => address === chosen)?.action).not.toBe("replace");
        const after = simulateApply(planApply({ desired: second, recorded: marked, secretDigests, consents }), marked, secretDigests);
        const kept = after.map((one): RecordedResource => (one.address === chosen ? { ...one, isImported: true } : one));
        expect(isEmptyPlan(planApply({ desired: second, recorded: kept, secretDigests, consents }))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
