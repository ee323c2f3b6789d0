import { describe, expect, it } from "vitest";
import { recordedAs } from "./drift.testing.ts";
import type { DriftCause } from "./finding.ts";
import { type CausedFinding, groupFindings } from "./group-findings.ts";
import { likelyScaler } from "./likely-scaler.ts";

const BOT: DriftCause = {
  certainty: "recorded",
  actor: "cost-bot",
  action: "TagResource",
  at: "2026-01-01T10:00:00Z",
  source: "CloudTrail",
};
let count = 0;

function finding(more: Partial<CausedFinding> = {}): CausedFinding {
  count += 1;
  const base = {
    component: "a",
    type: "AWS::S3::Bucket",
    kind: "changed",
    path: "Tags.0.Value",
    severity: "low",
    why: "x",
    cause: BOT,
  } as const;
  return { ...base, id: `f-${count}`, environmentId: "prod", address: `a.bucket${count}`, observed: count, ...more };
}

const rowsOf = (findings: readonly CausedFinding[], timeOf: (one: CausedFinding) => number = () => 0) =>
  groupFindings(findings, timeOf).map((group) => group.findings.length);

describe("one cause is one row", () => {
  it("for the tags that one actor changed on many resources, whichever tags they are", () => {
    const tags = Array.from({ length: 17 }, (_, index) => finding({ path: `Tags.${index}.Value` }));
    expect(rowsOf(tags)).toEqual([17]);
  });

  it("and another actor, property, environment or hour is another row", () => {
    const first = finding();
    expect(rowsOf([first, finding({ cause: { ...BOT, actor: "ken" } })])).toEqual([1, 1]);
    expect(rowsOf([first, finding({ path: "AccessControl" })])).toEqual([1, 1]);
    expect(rowsOf([first, finding({ environmentId: "dev" })])).toEqual([1, 1]);
    expect(rowsOf([first, finding()], ({ id }) => (id === first.id ? 0 : 3_600_000))).toEqual([1, 1]);
  });

  it("and what nobody is named for stands alone", () => {
    const unknown = { cause: { certainty: "unknown" } } as const;
    expect(
      rowsOf([finding({ ...unknown, observed: 1 }), finding({ ...unknown, observed: 1 }), finding({ ...unknown, observed: 2 })]),
    ).toEqual([1, 1, 1]);
  });

  it("and what is gone stands alone; the worst comes first", () => {
    const gone = { kind: "gone", path: "", severity: "high" } as const;
    const groups = groupFindings([finding(), finding(gone), finding(gone)], () => 0);
    expect(groups.map(({ severity, findings }) => [severity, findings.length])).toEqual([
      ["high", 1],
      ["high", 1],
      ["low", 1],
    ]);
  });
});

const namespace = (properties: { isAutoInflateEnabled: boolean }) =>
  recordedAs({ sku: { capacity: 1 }, properties }, { address: "s.ns", type: "Microsoft.EventHub/namespaces" });

describe("our own scaling", () => {
  const service = recordedAs({ DesiredCount: 2 }, { address: "app.service", type: "AWS::ECS::Service", identifier: "cluster/app" });
  const scaler = recordedAs(
    { ResourceId: "service/cluster/app" },
    { address: "app.target", type: "AWS::ApplicationAutoScaling::ScalableTarget", identifier: "t" },
  );
  const changed = { address: "app.service", type: "AWS::ECS::Service", path: "DesiredCount" };

  it("is likely where something of ours scales that very resource, and not otherwise", () => {
    expect(likelyScaler(changed, [service, scaler])).toEqual({ certainty: "likely", actor: "autoscaler" });
    expect(likelyScaler(changed, [service])).toBeUndefined();
    expect(likelyScaler(changed, [service, { ...scaler, properties: { ResourceId: "service/cluster/other" } }])).toBeUndefined();
    expect(likelyScaler({ ...changed, path: "LaunchType" }, [service, scaler])).toBeUndefined();
  });

  it("is likely where a resource was told to scale itself", () => {
    const found = { address: "s.ns", type: "Microsoft.EventHub/namespaces", path: "sku.capacity" };
    expect(likelyScaler(found, [namespace({ isAutoInflateEnabled: true })])).toMatchObject({ actor: "autoscaler" });
    expect(likelyScaler(found, [namespace({ isAutoInflateEnabled: false })])).toBeUndefined();
  });
});
