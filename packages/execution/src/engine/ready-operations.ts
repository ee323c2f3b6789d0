import { serviceOf } from "./limits.ts";
import type { TrackedOperation } from "./operation-board.ts";
import type { Turn } from "./turn.ts";

export interface Ready {
  /** May be called now; each has taken its share of the limits. */
  readonly operations: readonly TrackedOperation[];
  /** When the next one will be due, by the turn's clock; `undefined` when only calls in flight can change anything. */
  readonly nextMs?: number;
}

/**
 * What may be called now: open calls that are due come first, since they free room; then what has everything it waited for,
 * the longest way to go first. Bounded by calls in flight, creations open in all and per service, and calls a second.
 */
export function readyOperations(turn: Turn, callsInFlight: number): Ready {
  const { limits } = turn.deps.settings;
  const nowMs = turn.nowMs();
  const operations: TrackedOperation[] = [];
  const room = new CreationRoom(turn);
  let nextMs: number | undefined;
  for (const tracked of candidates(turn)) {
    if (tracked.dueMs > nowMs) {
      nextMs = Math.min(nextMs ?? Number.POSITIVE_INFINITY, tracked.dueMs);
      continue;
    }
    if (callsInFlight + operations.length >= limits.callsInFlightMax) break;
    if (tracked.status === "todo" && !room.has(tracked)) continue;
    const waitMs = turn.deps.rate.tryTake(turn.deps.clock.monotonicMs());
    if (waitMs > 0) {
      nextMs = Math.min(nextMs ?? Number.POSITIVE_INFINITY, nowMs + waitMs);
      break;
    }
    if (tracked.status === "todo") room.take(tracked);
    operations.push(tracked);
  }
  return nextMs === undefined ? { operations } : { operations, nextMs };
}

function* candidates(turn: Turn): Generator<TrackedOperation> {
  for (const tracked of turn.board.open) if (!tracked.isBusy) yield tracked;
  if (turn.isCancelled) return;
  for (const tracked of turn.board.startable) if (!tracked.isBusy) yield tracked;
}

/** Counts creations that the cloud works on, and those that are being asked for. */
class CreationRoom {
  readonly #turn: Turn;
  readonly #open = new Map<string, number>();
  #total = 0;

  constructor(turn: Turn) {
    this.#turn = turn;
    for (const tracked of turn.board.open) this.take(tracked);
    for (const tracked of turn.board.startable) if (tracked.isBusy) this.take(tracked);
  }

  has(tracked: TrackedOperation): boolean {
    if (tracked.kind !== "create") return true;
    const { createsOpenMax, createsOpenPerServiceMax } = this.#turn.deps.settings.limits;
    return this.#total < createsOpenMax && (this.#open.get(serviceOf(tracked.operation.step.type)) ?? 0) < createsOpenPerServiceMax;
  }

  take(tracked: TrackedOperation): void {
    if (tracked.kind !== "create") return;
    const service = serviceOf(tracked.operation.step.type);
    this.#total += 1;
    this.#open.set(service, (this.#open.get(service) ?? 0) + 1);
  }
}
