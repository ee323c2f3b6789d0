import { randomUUID } from "node:crypto";
import { type Journal, LeaseLostError } from "@zerolake/execution";
import type { Database } from "../database.ts";
import type { LeaseKeeper } from "../leases/lease-keeper.ts";
import { groupCommits } from "./group-commit.ts";
import { type JournalWrite, startedEvent } from "./journal-write.ts";
import { loadSnapshot } from "./load-snapshot.ts";
import { writeBatch } from "./write-batch.ts";

/**
 * The engine's memory in PostgreSQL. Writes that are made at the same time share one transaction; each promise settles after
 * its commit. `onCommit` is called after every commit that told something, to wake whoever watches.
 */
export function createPostgresJournal(db: Database, keeper: LeaseKeeper, onCommit: () => void): Journal {
  const { lease } = keeper;
  const commit = groupCommits(async (writes: readonly JournalWrite[]) => {
    const outcome = await writeBatch(db, lease, writes);
    if (writes.some(({ events }) => events.length > 0)) onCommit();
    return outcome;
  }, isDataError);

  return {
    load: () => loadSnapshot(db, lease),

    async intend(intent) {
      const entryId = randomUUID();
      try {
        const { isCancelled } = await commit({ intent: { ...intent, entryId }, events: [startedEvent(intent)] });
        return isCancelled ? { verdict: "cancelled" } : { verdict: "recorded", entryId };
      } catch (error) {
        if (error instanceof LeaseLostError) return { verdict: "leaseLost" };
        throw error;
      }
    },

    async accept(entryId, { event, ...accepted }) {
      await commit({ change: { entryId, state: "accepted", ...accepted }, events: event ? [event] : [] });
    },

    async postpone(entryId, { event, ...until }) {
      await commit({ change: { entryId, isAskedAgain: true, ...until }, events: event ? [event] : [] });
    },

    async succeed(entryId, { records, identifier, event }) {
      const change = { entryId, state: "succeeded" as const, ...(identifier === undefined ? {} : { identifier }) };
      await commit({ change, records, events: [event] });
    },

    async fail(entryId, { error, identifier, records, retryAfterMs, event }) {
      const change = {
        entryId,
        state: "failed" as const,
        error,
        ...(identifier === undefined ? {} : { identifier }),
        ...(retryAfterMs === undefined ? {} : { nextLookAfterMs: retryAfterMs }),
      };
      await commit({ change, records: records ?? [], events: [event] });
    },

    async markUncertain(entryId, event) {
      await commit({ change: { entryId, state: "uncertain" }, events: [event] });
    },

    async skip(addresses, events) {
      await commit({ skips: addresses, events });
    },

    async append(events) {
      if (events.length > 0) await commit({ events });
    },

    remainingLeaseMs: () => keeper.remainingMs(),
  };
}

/** The database refused the data itself (SQLSTATE classes 22 and 23), so that trying the rest apart makes sense. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^2[23]/.test(String(error.code));
}
