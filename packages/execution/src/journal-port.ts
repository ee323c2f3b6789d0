import type { Plan, PlanAction, RecordedResource } from "@zerolake/planner";
import type { Address } from "@zerolake/resources";
import type { CloudError } from "./driver-port.ts";
import type { RunEvent } from "./events.ts";
import type { OperationKind } from "./operation-kind.ts";

/** One call to a cloud: written before it is made, closed when its outcome is known. */
export interface JournalEntry {
  readonly id: string;
  readonly address: Address;
  readonly operation: OperationKind;
  /** Raised only after a journalled terminal failure; part of the token. */
  readonly attempt: number;
  readonly token: string;
  /** Digest of what was (or would have been) sent: the same token is only repeated with the same request. */
  readonly requestDigest: string;
  readonly state: "intended" | "accepted" | "succeeded" | "failed" | "uncertain";
  /** The cloud's handle to ask about, once it accepted the call. */
  readonly providerOperation?: string;
  readonly identifier?: string;
  readonly error?: CloudError;
  /** ISO times from the database's clock. */
  readonly intendedAt: string;
  /** When it succeeded, failed or became uncertain. */
  readonly settledAt?: string;
  /** Of an open entry: when to look again. Of a failed one: when the next attempt is due; absent when there is none. */
  readonly nextLookAt?: string;
  /** How often it was postponed. */
  readonly asked: number;
}

/** What the engine starts from, on a first run and after a crash alike. */
export interface RunSnapshot {
  readonly deploymentId: string;
  /** The database's clock at the moment of loading, ISO 8601: the engine reckons from it, so worker clocks may differ. */
  readonly loadedAt: string;
  readonly plan: Plan;
  readonly entries: readonly JournalEntry[];
  readonly skipped: readonly Address[];
  readonly recorded: readonly RecordedResource[];
  /** Addresses whose call in an earlier deployment of the environment ended `uncertain`: look before creating them. */
  readonly lookFirst: readonly Address[];
  readonly isCancelRequested: boolean;
  /** Number of takeovers so far; more than 0 means that an earlier worker vanished. */
  readonly takeovers: number;
}

export interface Intent {
  readonly address: Address;
  readonly component: string;
  readonly action: PlanAction;
  readonly operation: OperationKind;
  readonly attempt: number;
  readonly token: string;
  readonly requestDigest: string;
  readonly expectedMinutes: readonly [number, number];
}

/** One row of the recorded state to write; `null` removes it. */
export interface RecordChange {
  readonly address: Address;
  readonly recorded: RecordedResource | null;
}

export type IntentVerdict =
  | { readonly verdict: "recorded"; readonly entryId: string }
  | { readonly verdict: "cancelled" }
  | { readonly verdict: "leaseLost" };

/**
 * The engine's memory. Every method is one short transaction that checks the lease's fencing number first and throws
 * `LeaseLostError` when it is not ours any more. Methods that change a step append the event in the same transaction.
 * The engine calls methods concurrently, for different entries; an implementation may put concurrent calls into one
 * transaction, as long as each promise settles only after its commit.
 */
export interface Journal {
  load(): Promise<RunSnapshot>;
  /** One conditional insert: refused after a cancel request or when the lease is lost. Appends `stepStarted`. */
  intend(intent: Intent): Promise<IntentVerdict>;
  accept(
    entryId: string,
    accepted: {
      readonly providerOperation: string;
      readonly identifier?: string;
      readonly nextLookAfterMs: number;
      readonly event?: RunEvent;
    },
  ): Promise<void>;
  /**
   * Still open: when to look again; adds one to `asked`. An identifier or operation that has only now become known is
   * kept. `event` is left out when nothing new is to be told.
   */
  postpone(
    entryId: string,
    until: {
      readonly nextLookAfterMs: number;
      readonly providerOperation?: string;
      readonly identifier?: string;
      readonly event?: RunEvent;
    },
  ): Promise<void>;
  /** Outcome and recorded state in one transaction. */
  succeed(
    entryId: string,
    outcome: { readonly records: readonly RecordChange[]; readonly identifier?: string; readonly event: RunEvent },
  ): Promise<void>;
  /** `retryAfterMs` becomes the entry's `nextLookAt`: another attempt is due then. Without it the failure is final. */
  fail(
    entryId: string,
    failure: {
      readonly error: CloudError;
      readonly identifier?: string;
      readonly records?: readonly RecordChange[];
      readonly retryAfterMs?: number;
      readonly event: RunEvent;
    },
  ): Promise<void>;
  markUncertain(entryId: string, event: RunEvent): Promise<void>;
  skip(addresses: readonly Address[], events: readonly RunEvent[]): Promise<void>;
  append(events: readonly RunEvent[]): Promise<void>;
  /** Milliseconds for which the lease is certainly still ours, by a monotonic clock. Renews it when it is short. */
  remainingLeaseMs(): Promise<number>;
}

export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/**
 * What one turn of the engine came to. A waiting run holds no worker: it is woken at `wakeAfterMs`. The worker moves the
 * deployment on and appends `finished`; `takenOver` is appended by whoever claims a lease that its owner let run out.
 */
export type TurnOutcome =
  | { readonly state: "waiting"; readonly wakeAfterMs: number }
  | { readonly state: "finished"; readonly result: "succeeded" | "failed" | "cancelled"; readonly summary: string };
