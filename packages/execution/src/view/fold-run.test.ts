import { planApply } from "@zerolake/planner";
import { desiredResource } from "@zerolake/planner/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runEventSchema } from "../event-schema.ts";
import type { NumberedEvent, RunEvent, VerificationCheck } from "../events.ts";
import { foldRun } from "./fold-run.ts";
import { emptyRunView } from "./run-view.ts";

const ADDRESSES = ["net.vpc", "net.subnet", "job.role"];
const plan = planApply({ desired: ADDRESSES.map((address) => desiredResource(address)), recorded: [] });
const error = { class: "permission", code: "AccessDenied", message: "no", remedy: "Allow it." } as const;

function numbered(events: readonly RunEvent[], from = 1): NumberedEvent[] {
  return events.map((event, index) => ({
    deploymentId: "d",
    sequence: from + index,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, from + index)).toISOString(),
    event,
  }));
}

function started(address: string, attempt = 1): RunEvent {
  const component = address.split(".")[0] ?? "";
  return { type: "stepStarted", address, component, action: "create", operation: "create", attempt, expectedMinutes: [1, 2] };
}

function check(result: VerificationCheck["result"]): VerificationCheck {
  return {
    name: "recordedResources",
    result,
    expected: "3 resources",
    found: "2",
    tookMs: 40,
    deviations: [{ address: "net.vpc", text: "gone" }],
  };
}

const address = fc.constantFrom(...ADDRESSES);
const anyEvent: fc.Arbitrary<RunEvent> = fc.oneof(
  address.map((at) => started(at)),
  address.map((at): RunEvent => ({ type: "stepAccepted", address: at, operation: "op", identifier: "id" })),
  address.map(
    (at): RunEvent => ({
      type: "stepWaiting",
      address: at,
      reason: "retry",
      detail: "again",
      nextLookAt: "2026-01-01T00:00:00.000Z",
      asked: 2,
    }),
  ),
  address.map((at): RunEvent => ({ type: "stepProgressed", address: at, detail: "half" })),
  address.map((at): RunEvent => ({ type: "stepSucceeded", address: at, action: "create" })),
  address.map((at): RunEvent => ({ type: "stepFailed", address: at, action: "create", error })),
  address.map((at): RunEvent => ({ type: "stepSkipped", address: at, because: "x failed" })),
  address.map((at): RunEvent => ({ type: "stepUncertain", address: at, detail: "nobody knows" })),
  fc.constant<RunEvent>({ type: "stateChanged", from: "approved", to: "applying" }),
  fc.constant<RunEvent>({ type: "takenOver", openIntents: 1 }),
  fc.constant<RunEvent>({ type: "verified", checks: [check("passed")] }),
  fc.constant<RunEvent>({ type: "cancelRequested", by: "Mira" }),
  fc.constant<RunEvent>({ type: "log", level: "info", message: "hello" }),
  fc.constant<RunEvent>({ type: "finished", result: "failed", summary: "1 failed" }),
);

describe("foldRun", () => {
  it("gives the same in parts as at once, with overlaps and duplicates ignored", () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.nat(), fc.nat(), (events, cut, overlap) => {
        const all = numbered(events);
        const position = events.length === 0 ? 0 : cut % (events.length + 1);
        const first = all.slice(0, position);
        const rest = all.slice(Math.max(0, position - (overlap % 5)));
        const once = foldRun(emptyRunView(plan), all);
        expect(foldRun(foldRun(emptyRunView(plan), first), rest)).toEqual(once);
        expect(foldRun(once, all)).toBe(once);
      }),
    );
  });

  it("counts every step exactly once", () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const { counts } = foldRun(emptyRunView(plan), numbered(events));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(ADDRESSES.length);
      }),
    );
  });

  it("reads back every event that it can be given", () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(runEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }),
    );
  });

  it("shows a component as its worst step, and half-way as running", () => {
    const half = foldRun(
      emptyRunView(plan),
      numbered([started("net.vpc"), { type: "stepSucceeded", address: "net.vpc", action: "create" }]),
    );
    expect(half.components["net"]).toMatchObject({ status: "running", done: 1, total: 2 });
    const failed = foldRun(
      half,
      numbered([started("net.subnet"), { type: "stepFailed", address: "net.subnet", action: "create", error }], 3),
    );
    expect(failed.components["net"]).toMatchObject({
      status: "failed",
      startedAt: "2026-01-01T00:00:01.000Z",
      endedAt: "2026-01-01T00:00:04.000Z",
    });
    expect(failed.counts).toMatchObject({ done: 1, failed: 1, notStarted: 1 });
  });

  it("keeps what the last look after the apply found", () => {
    const events: RunEvent[] = [
      { type: "verified", checks: [check("failed")] },
      { type: "verified", checks: [check("passed")] },
    ];
    const { verification, log } = foldRun(emptyRunView(plan), numbered(events));
    expect(verification).toEqual({ at: "2026-01-01T00:00:02.000Z", checks: [check("passed")] });
    expect(log.map(({ level }) => level)).toEqual(["warning", "info"]);
  });

  it("tells polls apart from what holds a run up", () => {
    const waits = (["cloud", "propagation", "retry", "throttled"] as const).map(
      (reason): RunEvent => ({
        type: "stepWaiting",
        address: "net.vpc",
        reason,
        detail: "…",
        nextLookAt: "2026-01-01T00:01:00.000Z",
        asked: 1,
      }),
    );
    expect(foldRun(emptyRunView(plan), numbered(waits)).log.map(({ level }) => level)).toEqual(["debug", "debug", "warning", "warning"]);
  });

  it("keeps the first start over retries and forgets the error once a retry runs", () => {
    const view = foldRun(
      emptyRunView(plan),
      numbered([
        started("job.role"),
        {
          type: "stepWaiting",
          address: "job.role",
          reason: "throttled",
          detail: "slow down",
          nextLookAt: "2026-01-01T00:01:00.000Z",
          asked: 0,
        },
        started("job.role", 2),
      ]),
    );
    expect(view.steps["job.role"]).toMatchObject({ status: "running", attempt: 2, startedAt: "2026-01-01T00:00:01.000Z" });
    expect(view.steps["job.role"]?.waiting).toBeUndefined();
  });

  it("accounts for the calls that were open when a worker was lost", () => {
    const lost = foldRun(emptyRunView(plan), numbered([started("net.vpc"), started("job.role"), { type: "takenOver", openIntents: 2 }]));
    expect(lost.takeovers).toMatchObject([{ openIntents: 2, unexplained: ["net.vpc", "job.role"] }]);
    const found = foldRun(lost, numbered([{ type: "stepSucceeded", address: "net.vpc", action: "create" }], 4));
    expect(found.takeovers[0]?.unexplained).toEqual(["job.role"]);
  });
});
