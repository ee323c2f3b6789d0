import type { Database } from "../database.ts";
import { type Lease, renewLease } from "./lease-claim.ts";

/** Keeps a lease alive for the length of a turn and says how long it is certainly still ours. */
export interface LeaseKeeper {
  readonly lease: Lease;
  /** Whole milliseconds; 0 once the lease is lost. Renews first when less than half of it is left. */
  remainingMs(): Promise<number>;
  /** Ends the renewals in the background. The lease itself stays until it is released or runs out. */
  stop(): void;
}

/** Renews in the background every third of the lease; a failed renewal is tried again, as the deadline only gets nearer. */
export function keepLease(db: Database, lease: Lease, leaseMs: number): LeaseKeeper {
  let heldUntilMs = lease.heldUntilMs;
  let renewal: Promise<void> | undefined;

  const left = () => Math.max(0, Math.floor(heldUntilMs - performance.now()));

  async function renew(): Promise<void> {
    const askedAt = performance.now();
    const isOurs = await renewLease(db, lease, leaseMs);
    // Once lost, lost for good: a later renewal cannot succeed, because the fencing number has moved on.
    heldUntilMs = isOurs ? askedAt + leaseMs : 0;
    if (!isOurs) clearInterval(timer);
  }

  function renewOnce(): Promise<void> {
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  const timer = setInterval(() => renewOnce().catch(() => undefined), leaseMs / 3);
  timer.unref();

  return {
    lease,
    async remainingMs() {
      if (left() < leaseMs / 2) await renewOnce();
      return left();
    },
    stop: () => clearInterval(timer),
  };
}
