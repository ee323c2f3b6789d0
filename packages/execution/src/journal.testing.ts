import type { Plan, RecordedResource } from "@zerolake/planner";
import { canonicalJson } from "@zerolake/resources";
import type { NumberedEvent, RunEvent } from "./events.ts";
import { type Intent, type IntentVerdict, type Journal, type JournalEntry, LeaseLostError, type RunSnapshot } from "./journal-port.ts";

/** What is left when every worker is gone: the rows. Journals of several workers can be opened on one store. */
export interface JournalStore {
  readonly deploymentId: string;
  readonly plan: Plan;
  readonly entries: Map<string, JournalEntry>;
  readonly records: Map<string, RecordedResource>;
  readonly skipped: Set<string>;
  readonly events: NumberedEvent[];
  lookFirst: readonly string[];
  isCancelRequested: boolean;
  /** Number of the lease's holder; a takeover raises it. */
  fence: number;
  nowMs: () => number;
}

export interface StoreOptions {
  readonly plan: Plan;
  readonly recorded?: readonly RecordedResource[];
  readonly deploymentId?: string;
  readonly nowMs?: () => number;
}

export function createJournalStore({ plan, recorded = [], deploymentId = "deployment-1", nowMs = () => 0 }: StoreOptions): JournalStore {
  return {
    deploymentId,
    plan,
    entries: new Map(),
    records: new Map(recorded.map((resource) => [resource.address, resource])),
    skipped: new Set(),
    events: [],
    lookFirst: [],
    isCancelRequested: false,
    fence: 0,
    nowMs,
  };
}

/** A person's cancel: acknowledged when it returns, and nothing is intended after that. */
export function requestCancel(store: JournalStore, by = "Mira"): void {
  store.isCancelRequested = true;
  appendEvents(store, [{ type: "cancelRequested", by }]);
}

const LEASE_MS = 60_000;

/** Takes the lease (from whoever held it) and opens the journal: the port's semantics on plain maps. */
export function openMemoryJournal(store: JournalStore): Journal {
  store.fence += 1;
  const fence = store.fence;
  const transaction = async <T>(work: () => T): Promise<T> => {
    if (store.fence !== fence) throw new LeaseLostError("Another worker holds the lease");
    return work();
  };
  const change = (entryId: string, next: (entry: JournalEntry) => JournalEntry, events: readonly RunEvent[] = []): void => {
    const entry = store.entries.get(entryId);
    if (!entry) throw new Error(`No journal entry ${entryId}`);
    if (entry.state !== "intended" && entry.state !== "accepted") throw new Error(`Journal entry ${entryId} is closed: ${entry.state}`);
    store.entries.set(entryId, next(entry));
    appendEvents(store, events);
  };
  const iso = (afterMs = 0): string => new Date(store.nowMs() + afterMs).toISOString();
  return {
    load: () => transaction(() => snapshotOf(store, fence)),
    intend: async (intent) => (store.fence === fence ? recordIntent(store, intent) : { verdict: "leaseLost" }),
    accept: (entryId, { providerOperation, identifier, nextLookAfterMs, event }) =>
      transaction(() =>
        change(
          entryId,
          (entry) => ({ ...entry, state: "accepted", providerOperation, ...optional({ identifier }), nextLookAt: iso(nextLookAfterMs) }),
          event ? [event] : [],
        ),
      ),
    postpone: (entryId, { nextLookAfterMs, providerOperation, identifier, event }) =>
      transaction(() =>
        change(
          entryId,
          (entry) => ({
            ...entry,
            ...optional({ providerOperation, identifier }),
            nextLookAt: iso(nextLookAfterMs),
            asked: entry.asked + 1,
          }),
          event ? [event] : [],
        ),
      ),
    succeed: (entryId, { records, identifier, event }) =>
      transaction(() => {
        change(
          entryId,
          ({ nextLookAt: _due, ...entry }) => ({ ...entry, state: "succeeded", ...optional({ identifier }), settledAt: iso() }),
          [event],
        );
        writeRecords(store, records);
      }),
    fail: (entryId, { error, identifier, records = [], retryAfterMs, event }) =>
      transaction(() => {
        const nextLookAt = retryAfterMs === undefined ? undefined : iso(retryAfterMs);
        change(
          entryId,
          ({ nextLookAt: _due, ...entry }) => ({
            ...entry,
            state: "failed",
            error,
            ...optional({ identifier, nextLookAt }),
            settledAt: iso(),
          }),
          [event],
        );
        writeRecords(store, records);
      }),
    markUncertain: (entryId, event) =>
      transaction(() => change(entryId, ({ nextLookAt: _due, ...entry }) => ({ ...entry, state: "uncertain", settledAt: iso() }), [event])),
    skip: (addresses, events) =>
      transaction(() => {
        for (const address of addresses) store.skipped.add(address);
        appendEvents(store, events);
      }),
    append: (events) => transaction(() => appendEvents(store, events)),
    remainingLeaseMs: () => transaction(() => LEASE_MS),
  };
}

function snapshotOf(store: JournalStore, fence: number): RunSnapshot {
  return {
    deploymentId: store.deploymentId,
    loadedAt: new Date(store.nowMs()).toISOString(),
    plan: store.plan,
    entries: [...store.entries.values()],
    skipped: [...store.skipped],
    recorded: [...store.records.values()],
    lookFirst: store.lookFirst,
    isCancelRequested: store.isCancelRequested,
    takeovers: fence - 1,
  };
}

function recordIntent(store: JournalStore, intent: Intent): IntentVerdict {
  if (store.isCancelRequested) return { verdict: "cancelled" };
  const id = `${intent.address} ${intent.operation} ${intent.attempt}`;
  if (store.entries.has(id))
    throw new Error(`Attempt ${intent.attempt} of ${intent.operation} ${intent.address} is already in the journal`);
  const { address, component, action, operation, attempt, token, requestDigest, expectedMinutes } = intent;
  const intendedAt = new Date(store.nowMs()).toISOString();
  store.entries.set(id, { id, address, operation, attempt, token, requestDigest, state: "intended", intendedAt, asked: 0 });
  appendEvents(store, [{ type: "stepStarted", address, component, action, operation, attempt, expectedMinutes }]);
  return { verdict: "recorded", entryId: id };
}

function writeRecords(
  store: JournalStore,
  changes: readonly { readonly address: string; readonly recorded: RecordedResource | null }[],
): void {
  for (const { address, recorded } of changes) {
    // What is stored is bytes: a later change of the object must not reach it.
    if (recorded) store.records.set(address, JSON.parse(canonicalJson(recorded)) as RecordedResource);
    else store.records.delete(address);
  }
}

function appendEvents(store: JournalStore, events: readonly RunEvent[]): void {
  for (const event of events) {
    store.events.push({
      deploymentId: store.deploymentId,
      sequence: store.events.length + 1,
      at: new Date(store.nowMs()).toISOString(),
      event,
    });
  }
}

function optional<Fields extends Record<string, string | undefined>>(fields: Fields): { [Key in keyof Fields]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof Fields]?: string };
}
