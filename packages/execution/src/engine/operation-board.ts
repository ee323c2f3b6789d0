import { type OperationId, operationMinutes, orderOperations, type Plan, type PlanOperation, planOperations } from "@zerolake/planner";
import type { Address } from "@zerolake/resources";
import { type CloudError, mayHaveHadEffect } from "../driver-port.ts";
import type { JournalEntry } from "../journal-port.ts";
import type { OperationKind } from "../operation-kind.ts";
import { msOfIso } from "./iso-time.ts";

/** A call whose outcome is not known yet. */
export interface OpenCall {
  readonly entryId: string;
  readonly token: string;
  readonly requestDigest: string;
  readonly intendedMs: number;
  /** The call may have been made already: by a worker that vanished, or without an answer. */
  mayHaveHappened: boolean;
  asked: number;
  providerOperation?: string;
  identifier?: string;
  /** The cloud's last word, so that only news is told. */
  detail?: string;
}

/** One operation of the plan with what the journal knows about it. Times are milliseconds of the database's clock. */
export interface TrackedOperation {
  readonly operation: PlanOperation;
  readonly kind: OperationKind;
  readonly address: Address;
  /** Minutes from its start to the end of everything behind it: the longest goes first. */
  readonly minutesBehind: number;
  status: "todo" | "open" | "done" | "failed" | "uncertain" | "skipped";
  /** A call of this turn is being made. */
  isBusy: boolean;
  /** When it is to be looked at or tried again. */
  dueMs: number;
  attempt: number;
  firstFailedMs?: number;
  settledMs?: number;
  lastError?: CloudError;
  /** An attempt failed in a way that may have had an effect all the same: look before another creation. */
  mayExist: boolean;
  /** Why it will not be done. */
  skippedBecause?: string;
  /** It had begun when the deployment was cancelled. */
  isAbandoned: boolean;
  call?: OpenCall;
}

const KIND_OF_MAKE = { create: "create", replace: "create", update: "update", adopt: "adopt", read: "read" } as const;

/**
 * Who waits for whom, what may start, what is open. Built once per turn from plan and journal, then kept up to date by
 * `settle`; every settled operation costs only its dependants.
 */
export class OperationBoard {
  readonly #tracked = new Map<OperationId, TrackedOperation>();
  readonly #dependants = new Map<OperationId, TrackedOperation[]>();
  readonly #missing = new Map<OperationId, number>();
  readonly #startable: TrackedOperation[] = [];
  readonly #open = new Set<TrackedOperation>();
  readonly #skipped: TrackedOperation[] = [];

  constructor(plan: Plan, entries: readonly JournalEntry[]) {
    const planned = planOperations(plan);
    const operations = orderOperations(planned);
    if (operations.length !== planned.length) throw new Error("The plan's operations wait for each other in a circle");
    const minutes = minutesBehind(operations);
    for (const operation of operations) this.#tracked.set(operation.id, track(operation, minutes.get(operation.id) ?? 0));
    for (const tracked of this.#tracked.values()) this.#link(tracked);
    const known = groupEntries(entries);
    for (const tracked of this.#tracked.values()) restore(tracked, known.get(`${tracked.kind} ${tracked.address}`) ?? []);
    for (const tracked of this.#tracked.values()) this.#place(tracked);
    for (const tracked of this.#tracked.values()) if (isLost(tracked)) this.#skipDependants(tracked);
  }

  get all(): readonly TrackedOperation[] {
    return [...this.#tracked.values()];
  }

  get open(): ReadonlySet<TrackedOperation> {
    return this.#open;
  }

  get skipped(): readonly TrackedOperation[] {
    return this.#skipped;
  }

  /** Everything that it waited for is done; the longest way to go first. */
  get startable(): readonly TrackedOperation[] {
    return this.#startable;
  }

  find(id: OperationId): TrackedOperation | undefined {
    return this.#tracked.get(id);
  }

  /** The other half of a replacement. */
  otherHalf({ operation }: TrackedOperation): TrackedOperation | undefined {
    return this.find(`${operation.phase === "make" ? "remove" : "make"}:${operation.step.address}`);
  }

  start(tracked: TrackedOperation, call: OpenCall): void {
    tracked.status = "open";
    tracked.call = call;
    this.#open.add(tracked);
    this.#leaveStartable(tracked);
  }

  /** It will be tried again: open no more, and due later. */
  reopen(tracked: TrackedOperation, dueMs: number): void {
    this.#open.delete(tracked);
    tracked.status = "todo";
    tracked.dueMs = dueMs;
    delete tracked.call;
    this.#enterStartable(tracked);
  }

  /** Begun and not to be finished: what waited for it stays not started. */
  abandon(tracked: TrackedOperation, because: string): void {
    this.#leaveStartable(tracked);
    tracked.status = "skipped";
    tracked.isAbandoned = true;
    tracked.skippedBecause = because;
    this.#skipped.push(tracked);
  }

  settle(tracked: TrackedOperation, status: "done" | "failed" | "uncertain", atMs: number): void {
    this.#open.delete(tracked);
    this.#leaveStartable(tracked);
    tracked.status = status;
    tracked.settledMs = atMs;
    delete tracked.call;
    if (status !== "done") return this.#skipDependants(tracked);
    for (const dependant of this.#dependants.get(tracked.operation.id) ?? []) {
      const missing = (this.#missing.get(dependant.operation.id) ?? 0) - 1;
      this.#missing.set(dependant.operation.id, missing);
      if (missing === 0 && dependant.status === "todo") this.#enterStartable(dependant);
    }
  }

  #link(tracked: TrackedOperation): void {
    this.#missing.set(tracked.operation.id, tracked.operation.waitsFor.length);
    for (const id of tracked.operation.waitsFor) {
      const list = this.#dependants.get(id);
      if (list) list.push(tracked);
      else this.#dependants.set(id, [tracked]);
    }
  }

  #place(tracked: TrackedOperation): void {
    const missing = tracked.operation.waitsFor.filter((id) => this.find(id)?.status !== "done").length;
    this.#missing.set(tracked.operation.id, missing);
    if (tracked.status === "open") this.#open.add(tracked);
    if (tracked.status === "todo" && missing === 0) this.#enterStartable(tracked);
  }

  #skipDependants(lost: TrackedOperation): void {
    const stack = [...(this.#dependants.get(lost.operation.id) ?? [])];
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (next.status !== "todo") continue;
      next.status = "skipped";
      next.skippedBecause = `${lost.address} ${lost.status === "uncertain" ? "is uncertain" : "failed"}`;
      this.#skipped.push(next);
      this.#leaveStartable(next);
      stack.push(...(this.#dependants.get(next.operation.id) ?? []));
    }
  }

  #enterStartable(tracked: TrackedOperation): void {
    const position = this.#startable.findIndex((other) => other.minutesBehind < tracked.minutesBehind);
    this.#startable.splice(position < 0 ? this.#startable.length : position, 0, tracked);
  }

  #leaveStartable(tracked: TrackedOperation): void {
    const position = this.#startable.indexOf(tracked);
    if (position >= 0) this.#startable.splice(position, 1);
  }
}

function isLost({ status }: TrackedOperation): boolean {
  return status === "failed" || status === "uncertain";
}

function track(operation: PlanOperation, behind: number): TrackedOperation {
  const { phase, step } = operation;
  const kind = phase === "remove" ? "delete" : KIND_OF_MAKE[step.action as keyof typeof KIND_OF_MAKE];
  return {
    operation,
    kind,
    address: step.address,
    minutesBehind: behind,
    status: "todo",
    isBusy: false,
    dueMs: 0,
    attempt: 0,
    mayExist: false,
    isAbandoned: false,
  };
}

function minutesBehind(operations: readonly PlanOperation[]): ReadonlyMap<OperationId, number> {
  const behind = new Map<OperationId, number>();
  for (const operation of operations.toReversed()) {
    const own = (behind.get(operation.id) ?? 0) + operationMinutes(operation)[1];
    behind.set(operation.id, own);
    for (const id of operation.waitsFor) behind.set(id, Math.max(behind.get(id) ?? 0, own));
  }
  return behind;
}

function groupEntries(entries: readonly JournalEntry[]): ReadonlyMap<string, readonly JournalEntry[]> {
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of [...entries].sort((left, right) => left.attempt - right.attempt)) {
    const key = `${entry.operation} ${entry.address}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

/** Takes over what the journal knows; the last attempt decides. */
function restore(tracked: TrackedOperation, entries: readonly JournalEntry[]): void {
  const last = entries.at(-1);
  if (!last) return;
  const firstFailed = entries.find((entry) => entry.state === "failed");
  if (firstFailed) tracked.firstFailedMs = msOfIso(firstFailed.settledAt ?? firstFailed.intendedAt);
  tracked.mayExist = entries.some((entry) => entry.error !== undefined && mayHaveHadEffect(entry.error));
  tracked.attempt = last.attempt;
  if (last.error) tracked.lastError = last.error;
  if (last.nextLookAt) tracked.dueMs = msOfIso(last.nextLookAt);
  if (last.settledAt) tracked.settledMs = msOfIso(last.settledAt);
  if (last.state === "succeeded") tracked.status = "done";
  else if (last.state === "uncertain") tracked.status = "uncertain";
  else if (last.state === "failed") tracked.status = last.nextLookAt ? "todo" : "failed";
  else {
    tracked.status = "open";
    tracked.call = {
      entryId: last.id,
      token: last.token,
      requestDigest: last.requestDigest,
      intendedMs: msOfIso(last.intendedAt),
      mayHaveHappened: true,
      asked: last.asked,
      ...(last.providerOperation ? { providerOperation: last.providerOperation } : {}),
      ...(last.identifier ? { identifier: last.identifier } : {}),
    };
  }
}
