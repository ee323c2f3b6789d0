import { setTimeout as pause } from "node:timers/promises";
import type { NewObservation } from "@zerolake/db";
import { type CloudDriver, CloudRefusalError, NoAnswerError, type RateLimiter } from "@zerolake/execution";
import type { RecordedResource } from "@zerolake/planner";

const READS_IN_FLIGHT = 16;
const READ_LIMIT_MS = 15_000;
const ATTEMPTS_MAX = 3;
const PAUSE_AFTER_REFUSAL_MS = 1_000;

/** What the cloud says about one recorded resource now. */
export interface Look {
  readonly address: string;
  readonly observation?: NewObservation;
  /** The cloud did not let us look; that proves nothing about the resource. */
  readonly unreadable?: string;
}

export interface LookOptions {
  readonly inFlight?: number;
  /** Shared with everybody who uses the connection. */
  readonly rate?: RateLimiter;
  /** No read is begun any more once this is true. */
  readonly isOver?: () => boolean;
}

/**
 * Reads every resource again, some at a time, or as many as there is time for. A read that fails is an answer too: it never throws. Who
 * keeps to a rate has time: what the cloud only put off is then asked for again before that counts.
 */
export async function lookAtAll(
  driver: CloudDriver,
  recorded: readonly RecordedResource[],
  { inFlight = READS_IN_FLIGHT, rate, isOver = () => false }: LookOptions = {},
): Promise<readonly Look[]> {
  const looks: Look[] = [];
  const queue = [...recorded];
  const work = async () => {
    while (queue.length > 0 && !isOver()) {
      if (rate) await mayCall(rate);
      const next = isOver() ? undefined : queue.shift();
      if (next) looks.push(await look(driver, next, rate));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return looks;
}

async function mayCall(rate: RateLimiter): Promise<void> {
  for (let waitMs = rate.tryTake(performance.now()); waitMs > 0; waitMs = rate.tryTake(performance.now())) await pause(waitMs);
}

async function look(
  driver: CloudDriver,
  { address, type, via, identifier }: RecordedResource,
  rate: RateLimiter | undefined,
): Promise<Look> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const found = await driver.read({ address, type, via, identifier }, { timeLimitMs: READ_LIMIT_MS });
      const attributes = found ? { identifier: found.identifier, attributes: found.attributes } : {};
      return { address, observation: { address, exists: found !== undefined, ...attributes } };
    } catch (error) {
      if (!rate || attempt === ATTEMPTS_MAX || !isPutOff(error))
        return { address, unreadable: error instanceof Error ? error.message : String(error) };
      slowDownFor(rate, error);
      await pause(PAUSE_AFTER_REFUSAL_MS * attempt);
      await mayCall(rate);
    }
  }
}

/** Who is throttled slows down everybody who calls over the same connection. */
function slowDownFor(rate: RateLimiter, refusal: unknown): void {
  if (!(refusal instanceof CloudRefusalError) || refusal.error.class !== "throttled") return;
  rate.slowDown({ nowMs: performance.now(), retryAfterMs: refusal.error.retryAfterMs ?? 0 });
}

function isPutOff(error: unknown): boolean {
  if (error instanceof CloudRefusalError) return error.error.class === "throttled" || error.error.class === "retryable";
  return error instanceof NoAnswerError;
}
