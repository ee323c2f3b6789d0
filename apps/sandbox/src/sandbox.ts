import type { ConditionBook } from "./conditions/condition-book.ts";
import type { FaultBook } from "./faults/fault-book.ts";
import type { Latency } from "./latency/latency.ts";
import type { QuotaBook } from "./quotas/quota-book.ts";
import type { OperationClock } from "./store/operation-clock.ts";
import type { SandboxStore } from "./store/sandbox-store.ts";

/** What every service of every sandbox cloud works with. */
export interface Sandbox {
  readonly store: SandboxStore;
  readonly faults: FaultBook;
  readonly quotas: QuotaBook;
  readonly conditions: ConditionBook;
  readonly latency: Latency;
  readonly clock: OperationClock;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}
