import type { Plan, PlanAction, RecordedResource } from "@zerolake/planner";
import type { Address } from "@zerolake/resources";
import type { CloudError } from "./driver-port.ts";
import type { RunEvent } from "./events.ts";

/** Half of a replacement is an operation of its own: the journal knows calls, not plan steps. */
export type OperationKind = "create" | "update" | "delete" | "read" | "adopt";

/** One call to a cloud: written before it is made, closed when its outcome is known. */
export interface JournalEntry {
  readonly id: string;
  readonly address: Address;
  readonly operation: OperationKind;
  /** Raised only after a journalled terminal failure; part of the token. */
  readonly attempt: number;
  readonly token: string;
  readonly state: "intended" | "accepted" | "succeeded" | "failed" | "uncertain";
  /** The cloud's handle to ask about, once it accepted the call. */
  readonly providerOperation?: string;
  readonly identifier?: string;
  readonly error?: CloudError;
  /** ISO times from the database's clock. */
  readonly intendedAt: string;
  readonly nextLookAt?: string;
  readonly asked: number;
}

/** What the engine starts from, on a first run and after a crash alike. */
export interface RunSnapshot {
  readonly deploymentId: string;
  readonly plan: Plan;
  readonly entries: readonly JournalEntry[];
  readonly skipped: readonly Address[];
  readonly recorded: readonly RecordedResource[];
  readonly isCancelRequested: boolean;
  /** Number of takeovers so far; more than 0 means that an earlier worker vanished. */
  readonly takeovers: number;
}

export type IntentVerdict =
  | { readonly verdict: "recorded"; readonly entryId: string }
  | { readonly verdict: "cancelled" }
  | { readonly verdict: "leaseLost" };

/**
 * The engine's memory. Every method is one short transaction that checks the lease's fencing number first and throws
 * `LeaseLostError` when it is not ours any more. Methods that change a step append the event in the same transaction.
 */
export interface Journal {
  load(): Promise<RunSnapshot>;
  /** One conditional insert: refused after a cancel request or when the lease is lost. Appends `stepStarted`. */
  intend(intent: {
    address: Address;
    component: string;
    action: PlanAction;
    operation: OperationKind;
    attempt: number;
    token: string;
    requestDigest: string;
    expectedMinutes: readonly [number, number];
  }): Promise<IntentVerdict>;
  accept(
    entryId: string,
    accepted: { providerOperation: string; identifier?: string; nextLookAfterMs: number; event?: RunEvent },
  ): Promise<void>;
  /** Still pending: when to look again. `event` is left out when nothing new is to be told. */
  postpone(entryId: string, until: { nextLookAfterMs: number; event?: RunEvent }): Promise<void>;
  /** Outcome and recorded state in one transaction. `recorded: null` removes the record (deleted). */
  succeed(entryId: string, outcome: { recorded: RecordedResource | null; address: Address; event: RunEvent }): Promise<void>;
  fail(entryId: string, failure: { error: CloudError; identifier?: string; event: RunEvent }): Promise<void>;
  markUncertain(entryId: string, event: RunEvent): Promise<void>;
  skip(addresses: readonly Address[], events: readonly RunEvent[]): Promise<void>;
  append(events: readonly RunEvent[]): Promise<void>;
  /** Milliseconds for which the lease is certainly still ours, by a monotonic clock. Renews it when it is short. */
  remainingLeaseMs(): Promise<number>;
}

export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/** What one turn of the engine came to. A waiting run holds no worker: it is woken at `wakeAfterMs`. */
export type TurnOutcome =
  | { readonly state: "waiting"; readonly wakeAfterMs: number }
  | { readonly state: "finished"; readonly result: "succeeded" | "failed" | "cancelled"; readonly summary: string };
