import { setTimeout as pause } from "node:timers/promises";
import type { SeenSignal } from "@zerolake/db";
import { judge, type Signal } from "@zerolake/health";
import type { OpenCloud } from "../connections/cloud-access.ts";

/** One call asks for many metrics; large environments take several pages. */
const ANSWER_LIMIT_MS = 60_000;

/** Asks for every signal at once, behind the calls of deployments over the same connection, and says what the answers mean now. */
export async function measure(
  { driver, rate }: Pick<OpenCloud, "driver" | "rate">,
  signals: readonly Signal[],
  madeAtMs: (address: string) => number | undefined,
): Promise<readonly SeenSignal[]> {
  for (let waitMs = rate.tryTake(performance.now()); waitMs > 0; waitMs = rate.tryTake(performance.now())) await pause(waitMs);
  const questions = signals.map(({ question }) => question);
  const answers = await driver.readMetrics(questions, { timeLimitMs: ANSWER_LIMIT_MS });
  const atMs = Date.now();
  return signals.map((signal, index) => {
    const answer = answers[index] ?? { unavailable: "The cloud left the question unanswered." };
    const made = madeAtMs(signal.address);
    const { id, component, kind, label, address, unit } = signal;
    return {
      ...judge(signal, answer, { atMs, ...(made === undefined ? {} : { madeAtMs: made }) }),
      component,
      signal: id,
      kind,
      label,
      address,
      unit,
    };
  });
}
