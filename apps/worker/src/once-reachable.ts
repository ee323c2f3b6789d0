import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseUnreachable } from "@zerolake/db";

const PAUSE_MS = 500;

export interface Patience {
  /** After so long without an answer the last failure is thrown, for whoever watches over the process. */
  readonly limitMs: number;
  /** Called once, when the first try found nobody. */
  readonly onWaiting: (error: unknown) => void;
}

/** Asks the database, and waits for it while it starts, stops or is away: a worker and its database may be restarted together. */
export async function onceReachable<Answer>(ask: () => Promise<Answer>, { limitMs, onWaiting }: Patience): Promise<Answer> {
  const until = performance.now() + limitMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseUnreachable(error) || performance.now() >= until) throw error;
      if (tries === 1) onWaiting(error);
      await sleep(PAUSE_MS);
    }
  }
}
