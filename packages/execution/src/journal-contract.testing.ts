import { planApply, type RecordedResource } from "@zerolake/planner";
import { desiredResource, recordedResource } from "@zerolake/planner/testing";
import { beforeEach, describe, expect, it } from "vitest";
import type { NumberedEvent, RunEvent } from "./events.ts";
import { type Intent, type Journal, LeaseLostError } from "./journal-port.ts";

/** One deployment, freshly approved, on whatever store is under test. */
export interface JournalHarness {
  /** Takes the lease, from its holder if there is one, as a worker does. */
  open(): Promise<Journal>;
  cancel(): Promise<void>;
  events(): Promise<readonly NumberedEvent[]>;
}

export interface JournalContractInput {
  readonly plan: ReturnType<typeof planApply>;
  readonly recorded: readonly RecordedResource[];
}

const GONE = recordedResource(desiredResource("old.thing"));
const INPUT: JournalContractInput = {
  plan: planApply({ desired: [desiredResource("a.one"), desiredResource("b.two")], recorded: [GONE] }),
  recorded: [GONE],
};

const LOG: RunEvent = { type: "log", level: "info", message: "noted" };

function intentOf(address: string, attempt = 1): Intent {
  return {
    address,
    component: address.split(".")[0] ?? "",
    action: "create",
    operation: "create",
    attempt,
    token: `token-${address}-${attempt}`,
    requestDigest: "digest",
    expectedMinutes: [1, 2],
  };
}

async function intended(journal: Journal, address: string, attempt = 1): Promise<string> {
  const verdict = await journal.intend(intentOf(address, attempt));
  if (verdict.verdict !== "recorded") throw new Error(`refused: ${verdict.verdict}`);
  return verdict.entryId;
}

const succeeded = (address: string): RunEvent => ({ type: "stepSucceeded", address, action: "create" });

/** What every journal must do; run it against each implementation of the port. `make` gets a plan and a recorded state to store. */
export function journalContract(name: string, make: (input: JournalContractInput) => Promise<JournalHarness>): void {
  describe(`journal contract: ${name}`, () => {
    let harness: JournalHarness;
    let journal: Journal;
    beforeEach(async () => {
      harness = await make(INPUT);
      journal = await harness.open();
    });

    it("loads the plan, the recorded state and the clock it is stored with", async () => {
      const snapshot = await journal.load();
      expect(snapshot.plan).toEqual(INPUT.plan);
      expect(snapshot.recorded).toEqual(INPUT.recorded);
      expect(snapshot.entries).toEqual([]);
      expect(snapshot.isCancelRequested).toBe(false);
      expect(Number.isFinite(Date.parse(snapshot.loadedAt))).toBe(true);
      expect(await journal.remainingLeaseMs()).toBeGreaterThan(0);
    });

    it("remembers an intent and tells it as an event", async () => {
      await intended(journal, "a.one");
      const [entry] = (await journal.load()).entries;
      expect(entry).toMatchObject({
        address: "a.one",
        operation: "create",
        attempt: 1,
        token: "token-a.one-1",
        requestDigest: "digest",
        state: "intended",
        asked: 0,
      });
      expect((await harness.events()).at(-1)?.event).toMatchObject({
        type: "stepStarted",
        address: "a.one",
        operation: "create",
        attempt: 1,
      });
    });

    it("remembers what was accepted and when to look again, and counts the looks", async () => {
      const id = await intended(journal, "a.one");
      await journal.accept(id, { providerOperation: "op-1", nextLookAfterMs: 2_000 });
      await journal.postpone(id, { nextLookAfterMs: 4_000, identifier: "thing-1" });
      await journal.postpone(id, { nextLookAfterMs: 4_000, event: LOG });
      const [entry] = (await journal.load()).entries;
      expect(entry).toMatchObject({ state: "accepted", providerOperation: "op-1", identifier: "thing-1", asked: 2 });
      expect(Date.parse(entry?.nextLookAt ?? "")).toBeGreaterThan(Date.parse(entry?.intendedAt ?? ""));
    });

    it("writes the outcome, the recorded state and the event together", async () => {
      const id = await intended(journal, "a.one");
      const recorded = recordedResource(desiredResource("a.one"));
      await journal.succeed(id, {
        records: [
          { address: "a.one", recorded },
          { address: "old.thing", recorded: null },
        ],
        identifier: "thing-1",
        event: succeeded("a.one"),
      });
      const snapshot = await journal.load();
      expect(snapshot.recorded).toEqual([recorded]);
      expect(snapshot.entries[0]).toMatchObject({ state: "succeeded", identifier: "thing-1" });
      expect(snapshot.entries[0]?.settledAt).toBeDefined();
      expect(snapshot.entries[0]?.nextLookAt).toBeUndefined();
      expect((await harness.events()).at(-1)?.event).toEqual(succeeded("a.one"));
    });

    it("keeps a failure with its error, and the time of the next attempt only when there is one", async () => {
      const error = { class: "throttled", code: "Throttling", message: "slow", remedy: "It is tried again." } as const;
      const event: RunEvent = { type: "stepFailed", address: "a.one", action: "create", error };
      await journal.fail(await intended(journal, "a.one"), { error, retryAfterMs: 1_000, event });
      await journal.fail(await intended(journal, "a.one", 2), { error, identifier: "half", event });
      const [first, second] = [...(await journal.load()).entries].sort((left, right) => left.attempt - right.attempt);
      expect(first).toMatchObject({ state: "failed", error });
      expect(first?.nextLookAt).toBeDefined();
      expect(second).toMatchObject({ state: "failed", identifier: "half" });
      expect(second?.nextLookAt).toBeUndefined();
    });

    it("keeps what a failed call left behind", async () => {
      const error = { class: "terminal", code: "NotStabilized", message: "never ready", remedy: "Plan again." } as const;
      const broken = recordedResource(desiredResource("a.one"), { condition: "broken" });
      await journal.fail(await intended(journal, "a.one"), {
        error,
        records: [{ address: "a.one", recorded: broken }],
        event: { type: "stepFailed", address: "a.one", action: "create", error },
      });
      expect((await journal.load()).recorded).toContainEqual(broken);
    });

    it("marks what nobody can know", async () => {
      const id = await intended(journal, "a.one");
      await journal.markUncertain(id, { type: "stepUncertain", address: "a.one", detail: "looked twice" });
      expect((await journal.load()).entries[0]).toMatchObject({ state: "uncertain" });
      expect((await harness.events()).at(-1)?.event).toMatchObject({ type: "stepUncertain" });
    });

    it("remembers what was skipped", async () => {
      await journal.skip(["b.two"], [{ type: "stepSkipped", address: "b.two", because: "a.one failed" }]);
      expect((await journal.load()).skipped).toEqual(["b.two"]);
    });

    it("never changes a closed entry", async () => {
      const id = await intended(journal, "a.one");
      await journal.succeed(id, { records: [], event: succeeded("a.one") });
      await expect(journal.succeed(id, { records: [], event: succeeded("a.one") })).rejects.toThrow(Error);
      await expect(journal.postpone(id, { nextLookAfterMs: 1 })).rejects.toThrow(Error);
      expect((await harness.events()).filter((row) => row.event.type === "stepSucceeded")).toHaveLength(1);
    });

    it("never records the same attempt twice", async () => {
      await intended(journal, "a.one");
      await expect(journal.intend(intentOf("a.one"))).rejects.toThrow(Error);
      expect((await journal.load()).entries).toHaveLength(1);
    });

    it("refuses every intent after a cancel, and still follows what is open", async () => {
      const id = await intended(journal, "a.one");
      await harness.cancel();
      expect(await journal.intend(intentOf("b.two"))).toEqual({ verdict: "cancelled" });
      await journal.succeed(id, { records: [], event: succeeded("a.one") });
      expect((await journal.load()).isCancelRequested).toBe(true);
    });

    it("lets a worker that lost the lease write nothing more", async () => {
      const id = await intended(journal, "a.one");
      const successor = await harness.open();
      const before = await harness.events();
      expect(await journal.intend(intentOf("b.two"))).toEqual({ verdict: "leaseLost" });
      await expect(journal.succeed(id, { records: [], event: succeeded("a.one") })).rejects.toThrow(LeaseLostError);
      await expect(journal.append([LOG])).rejects.toThrow(LeaseLostError);
      await expect(journal.skip(["b.two"], [])).rejects.toThrow(LeaseLostError);
      expect(await harness.events()).toEqual(before);
      expect((await successor.load()).takeovers).toBe(1);
      await successor.succeed(id, { records: [], event: succeeded("a.one") });
    });

    it("numbers events without gaps under concurrent writes", async () => {
      const ids = await Promise.all(["a.one", "b.two"].map((address) => intended(journal, address)));
      await Promise.all([
        ...ids.map((id) => journal.postpone(id, { nextLookAfterMs: 1, event: LOG })),
        ...Array.from({ length: 10 }, () => journal.append([LOG, LOG])),
      ]);
      const sequences = (await harness.events()).map((row) => row.sequence);
      expect(sequences).toEqual(sequences.map((_, index) => (sequences[0] ?? 1) + index));
      expect(new Set(sequences).size).toBe(sequences.length);
    });
  });
}
