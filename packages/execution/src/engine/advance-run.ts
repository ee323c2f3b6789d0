import type { TurnOutcome } from "../journal-port.ts";
import { abandonBegun, concludeRun, journalSkips } from "./conclude-run.ts";
import { InFlight } from "./in-flight.ts";
import { readyOperations } from "./ready-operations.ts";
import { reconcileOperation } from "./reconcile-operation.ts";
import { startOperation } from "./start-operation.ts";
import { type EngineDeps, openTurn, type Turn } from "./turn.ts";

/**
 * One turn of a deployment: everything that can be started is started, everything that is due is looked at, and the turn ends
 * when no call is in flight and nothing can start. A first run, a later turn and a takeover after a crash are the same thing:
 * the journal says what is open. Rejects with `LeaseLostError` when another worker holds the lease, and with the journal's
 * own error when the database fails; both leave the journal as it is, for the next turn.
 */
export async function advanceRun(deps: EngineDeps): Promise<TurnOutcome> {
  const turn = openTurn(deps, await deps.journal.load());
  const inFlight = new InFlight(deps.clock);
  for (;;) {
    if (turn.isCancelled && inFlight.size === 0) abandonBegun(turn);
    await inFlight.guard(journalSkips(turn));
    const nextMs = deps.isStopping() ? undefined : startReady(turn, inFlight);
    if (inFlight.size > 0) {
      await inFlight.settledOrAt(nextMs === undefined ? undefined : nextMs - turn.nowMs());
      continue;
    }
    if (turn.board.open.size === 0 && (turn.isCancelled || turn.board.startable.length === 0)) return concludeRun(turn);
    const waitMs = nextMs === undefined ? 0 : Math.max(0, nextMs - turn.nowMs());
    if (deps.isStopping() || waitMs > deps.settings.lingerMs) return { state: "waiting", wakeAfterMs: waitMs };
    await deps.clock.sleep(waitMs);
  }
}

/** Starts what is ready; returns when the next thing is due. */
function startReady(turn: Turn, inFlight: InFlight): number | undefined {
  const { operations, nextMs } = readyOperations(turn, inFlight.size);
  for (const tracked of operations) {
    tracked.isBusy = true;
    const work = tracked.status === "open" ? reconcileOperation(turn, tracked) : startOperation(turn, tracked);
    inFlight.add(
      work.finally(() => {
        tracked.isBusy = false;
      }),
    );
  }
  return nextMs;
}
