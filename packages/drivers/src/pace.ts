import { setTimeout as sleep } from "node:timers/promises";
import { NoAnswerError } from "@zerolake/execution";

export interface PaceClock {
  readonly nowMs: () => number;
  /** Rejects when the signal ends it. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const CLOCK: PaceClock = {
  nowMs: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Lets calls through one after another, at least so far apart, for services that take only a few a second. */
export class Pace {
  readonly #everyMs: number;
  readonly #clock: PaceClock;
  #nextMs = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, clock: PaceClock = CLOCK) {
    this.#everyMs = everyMs;
    this.#clock = clock;
  }

  /** Resolves when the next call may go; throws `NoAnswerError` when the time of the caller ends before. */
  async turn(signal: AbortSignal): Promise<void> {
    const nowMs = this.#clock.nowMs();
    const atMs = Math.max(nowMs, this.#nextMs);
    this.#nextMs = atMs + this.#everyMs;
    try {
      await this.#clock.wait(atMs - nowMs, signal);
    } catch (error) {
      throw new NoAnswerError("The call's time ended while others were asked first.", { cause: error });
    }
  }
}
