import type { RunEvent } from "../events.ts";
import type { TurnOutcome } from "../journal-port.ts";
import type { TrackedOperation } from "./operation-board.ts";
import type { Turn } from "./turn.ts";

type Finished = Extract<TurnOutcome, { readonly state: "finished" }>;

/** Writes down the steps that cannot be done any more, each once, as soon as nothing of them can move. */
export async function journalSkips(turn: Turn): Promise<void> {
  const skipped = turn.board.all.filter(
    (tracked) => tracked.status === "skipped" && !turn.journaledSkips.has(tracked.address) && isStill(turn, tracked),
  );
  if (skipped.length === 0) return;
  const byAddress = new Map(skipped.map((tracked) => [tracked.address, tracked]));
  const events = [...byAddress.values()].map(
    (tracked): RunEvent => ({ type: "stepSkipped", address: tracked.address, because: becauseOf(turn, tracked) }),
  );
  await turn.deps.journal.skip([...byAddress.keys()], events);
  for (const address of byAddress.keys()) turn.journaledSkips.add(address);
}

/** The other half of a replacement is neither running nor about to, and has not told a worse end already. */
function isStill(turn: Turn, tracked: TrackedOperation): boolean {
  const other = turn.board.otherHalf(tracked);
  return other === undefined || other.status === "done" || other.status === "skipped";
}

function becauseOf({ board }: Turn, tracked: TrackedOperation): string {
  const reason = tracked.skippedBecause ?? "something it needs failed";
  if (board.otherHalf(tracked)?.status !== "done") return reason;
  return tracked.kind === "delete"
    ? `${reason}; the new one is ready and the old one stays, until the next plan removes it`
    : `${reason}; the old one is gone, and the next plan creates the new one`;
}

/** After a cancel: what was to be tried again, or half of a replacement, ends here; what never started stays not started. */
export function abandonBegun({ board }: Turn): void {
  for (const tracked of board.all) {
    if (tracked.status !== "todo") continue;
    const isHalfDone = board.otherHalf(tracked)?.status === "done";
    if (tracked.attempt === 0 && !isHalfDone) continue;
    const error = tracked.lastError;
    const because = error ? `cancelled before another attempt; the last one failed: ${error.message}` : "cancelled";
    board.abandon(tracked, because);
  }
}

/** How it ended, in one sentence. Resources that only wait for a condition (deferred) block nothing. */
export function concludeRun({ board, plan, isCancelled }: Turn): Finished {
  const ends = new Map<string, TrackedOperation["status"]>();
  for (const { address, status } of board.all) ends.set(address, worse(ends.get(address), status));
  const count = (status: TrackedOperation["status"]): number => [...ends.values()].filter((end) => end === status).length;
  const lost = count("failed") + count("uncertain") + count("skipped");
  const isUnfinished = count("todo") > 0;
  const result =
    isCancelled && (isUnfinished || board.skipped.some((tracked) => tracked.isAbandoned))
      ? "cancelled"
      : lost > 0 || isUnfinished
        ? "failed"
        : "succeeded";
  const deferred = plan.totals.deferred;
  const parts = [
    part(count("done"), "done"),
    part(count("failed"), "failed"),
    part(count("uncertain"), "uncertain"),
    part(count("skipped"), "skipped"),
    part(count("todo"), "not started"),
    part(deferred, "waiting for its condition"),
  ].filter((text) => text !== undefined);
  return { state: "finished", result, summary: `${ends.size} planned: ${parts.length === 0 ? "nothing to do" : parts.join(", ")}.` };
}

const WORST_FIRST: readonly TrackedOperation["status"][] = ["failed", "uncertain", "skipped", "open", "todo", "done"];

function worse(left: TrackedOperation["status"] | undefined, right: TrackedOperation["status"]): TrackedOperation["status"] {
  return WORST_FIRST.find((status) => status === left || status === right) ?? right;
}

function part(count: number, word: string): string | undefined {
  return count === 0 ? undefined : `${count} ${word}`;
}
