import type { ConditionBook } from "./conditions/condition-book.ts";
import type { FaultBook } from "./faults/fault-book.ts";
import type { Latency } from "./latency/latency.ts";
import type { QuotaBook } from "./quotas/quota-book.ts";
import type { OperationClock } from "./store/operation-clock.ts";
import type { SandboxStore } from "./store/sandbox-store.ts";
import type { IssuerKeys } from "./trust/issuer-keys.ts";

/** What every service of every sandbox cloud works with. */
export interface Sandbox {
  readonly store: SandboxStore;
  readonly faults: FaultBook;
  readonly quotas: QuotaBook;
  readonly conditions: ConditionBook;
  readonly latency: Latency;
  readonly clock: OperationClock;
  /** Keys of issuers whose tokens the clouds may be told to believe. */
  readonly issuers: IssuerKeys;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}
