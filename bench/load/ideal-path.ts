import { orderOperations, type Plan, planOperations } from "@zerolake/planner";
import type { TimedCall } from "./timed-ports.ts";

/**
 * How long a plan of creations takes at least, when nothing but the cloud's own answers takes time and everything that may begin does
 * so at once: the longest chain of waits, each operation as long as its calls to the cloud took. Milliseconds.
 */
export function idealMs(plan: Pick<Plan, "steps">, calls: readonly TimedCall[]): number {
  return longestChainMs(plan, calls.filter(isOfCloud));
}

/** By how much longer the longest chain of waits is because its operations wait for the journal, too. Milliseconds. */
export function journalMs(plan: Pick<Plan, "steps">, calls: readonly TimedCall[]): number {
  return (
    longestChainMs(
      plan,
      calls.filter((call) => isOfCloud(call) || isBlocking(call)),
    ) - idealMs(plan, calls)
  );
}

function longestChainMs(plan: Pick<Plan, "steps">, calls: readonly TimedCall[]): number {
  const takenMs = new Map<string, number>();
  for (const { address, fromMs, toMs } of calls) {
    if (address !== undefined) takenMs.set(address, (takenMs.get(address) ?? 0) + toMs - fromMs);
  }
  const ends = new Map<string, number>();
  for (const { id, waitsFor, step } of orderOperations(planOperations(plan))) {
    const begin = Math.max(0, ...waitsFor.map((wait) => ends.get(wait) ?? 0));
    ends.set(id, begin + (takenMs.get(step.address) ?? 0));
  }
  return Math.max(0, ...ends.values());
}

/** From the first call's begin to the last one's end, in milliseconds. */
export function wallMs(calls: readonly TimedCall[]): number {
  return Math.max(...calls.map(({ toMs }) => toMs)) - Math.min(...calls.map(({ fromMs }) => fromMs));
}

/** Writes of the journal that an operation waits for before it goes on. */
const BLOCKING = new Set(["intend", "accept", "succeed", "fail"]);

function isOfCloud({ port }: TimedCall): boolean {
  return port === "cloud";
}

function isBlocking({ port, call }: TimedCall): boolean {
  return port === "journal" && BLOCKING.has(call);
}
