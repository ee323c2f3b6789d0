import { EventEmitter } from "node:events";
import { Redis } from "ioredis";

/** Where something has changed. A signal says "look": what is to be seen stands in PostgreSQL. `progress` is that of any deployment of an organisation, `inbox` that of a member of an organisation. */
export type SignalChannel =
  | `deployment:${string}`
  | `organization:${string}`
  | `progress:${string}`
  | `blueprint:${string}`
  | `session:${string}`
  | `inbox:${string}:${string}`;

const PATTERNS = ["deployment:*", "organization:*", "progress:*", "blueprint:*", "session:*", "inbox:*"];
const ANY = "any";

export interface Watch {
  /**
   * Resolves as soon as a signal has come since the last call (or since the watch began), after `timeoutMs` at the latest,
   * or when `signal` aborts; true when a signal has come. Begin the watch before the first query and nothing is missed.
   */
  changed(timeoutMs: number, signal?: AbortSignal): Promise<boolean>;
  stop(): void;
}

export interface Signals {
  /** Fire and forget: a lost signal only means that a watcher looks after its time limit. */
  publish(channel: SignalChannel): void;
  watch(channels: readonly SignalChannel[]): Watch;
  /** Whether Redis answers now. */
  isReachable(): Promise<boolean>;
  close(): void;
}

const PING_LIMIT_MS = 1_000;

/** One subscriber per process, however many watch. After a lost connection everybody is told to look once. */
export function createSignals(redisUrl: string, onError: (error: Error) => void = () => undefined): Signals {
  const publisher = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const subscriber = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const emitter = new EventEmitter().setMaxListeners(0);
  publisher.on("error", onError);
  subscriber.on("error", onError);
  subscriber.on("ready", () => emitter.emit(ANY));
  subscriber.on("pmessage", (_pattern, channel) => emitter.emit(channel));
  subscriber.psubscribe(...PATTERNS).catch(onError);
  return {
    publish(channel) {
      publisher.publish(channel, "").catch(() => undefined);
    },
    watch: (channels) => watchEmitter(emitter, [ANY, ...channels]),
    async isReachable() {
      const answer = publisher.ping().then(
        () => true,
        () => false,
      );
      return Promise.race([answer, new Promise<boolean>((resolve) => setTimeout(resolve, PING_LIMIT_MS, false).unref())]);
    },
    close() {
      publisher.disconnect();
      subscriber.disconnect();
      emitter.removeAllListeners();
    },
  };
}

function watchEmitter(emitter: EventEmitter, names: readonly string[]): Watch {
  let hasRung = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    hasRung = true;
    wake?.();
  };
  for (const name of names) emitter.on(name, ring);
  return {
    async changed(timeoutMs, signal) {
      if (!hasRung && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wake = () => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", ring);
            resolve();
          };
          signal?.addEventListener("abort", ring, { once: true });
        });
      }
      wake = undefined;
      const hasChanged = hasRung && !signal?.aborted;
      hasRung = false;
      return hasChanged;
    },
    stop() {
      for (const name of names) emitter.off(name, ring);
      wake?.();
    },
  };
}
