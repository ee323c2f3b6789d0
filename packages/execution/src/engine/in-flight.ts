import type { EngineClock } from "./turn.ts";

/**
 * The calls of a turn. After the first that fails for a reason of ours (lease lost, database gone) the turn cannot go on, but it
 * waits for the others: what they have to write must not be lost, and none may run on unseen.
 */
export class InFlight {
  readonly #clock: EngineClock;
  readonly #running = new Set<Promise<void>>();
  #failure: { readonly thrown: unknown } | undefined;
  #wake: () => void = ignore;
  #alarm: { readonly atMs: number; readonly rung: Promise<void> } | undefined;

  constructor(clock: EngineClock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#running.size;
  }

  add(work: Promise<void>): void {
    const settled: Promise<void> = work
      .catch((thrown: unknown) => {
        this.#failure ??= { thrown };
      })
      .finally(() => {
        this.#running.delete(settled);
        this.#wake();
      });
    this.#running.add(settled);
  }

  /** Work outside the set fails the same way: the others are waited for first. */
  async guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (thrown) {
      this.#failure ??= { thrown };
    }
    if (this.#failure) await this.#stop();
  }

  /** Resolves when a call has ended, or after `waitMs` at the latest. */
  async settledOrAt(waitMs: number | undefined): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await (waitMs === undefined ? settled : Promise.race([settled, this.#ringAt(waitMs)]));
  }

  /** One alarm at a time: an earlier one wakes early, which does no harm. */
  #ringAt(waitMs: number): Promise<void> {
    const atMs = this.#clock.monotonicMs() + Math.max(0, waitMs);
    if (this.#alarm && this.#alarm.atMs <= atMs) return this.#alarm.rung;
    const alarm = {
      atMs,
      rung: this.#clock.sleep(Math.max(0, waitMs)).then(() => {
        if (this.#alarm === alarm) this.#alarm = undefined;
      }),
    };
    this.#alarm = alarm;
    return alarm.rung;
  }

  async #stop(): Promise<never> {
    await Promise.all(this.#running);
    throw this.#failure?.thrown;
  }
}

function ignore(): void {
  // Nobody waits.
}
