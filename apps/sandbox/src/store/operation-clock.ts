import type { StoredOperation } from "./records.ts";
import type { SandboxStore } from "./sandbox-store.ts";

const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * Ends operations when they are due. The end was decided and stored when the operation was accepted, so after a crash it
 * is enough to look at what is still running: what is due ends at once.
 */
export class OperationClock {
  readonly #store: SandboxStore;
  readonly #now: () => number;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(store: SandboxStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Takes up what an earlier process left running. */
  resume(): void {
    for (const operation of this.#store.operations.listRunning()) this.watch(operation);
  }

  watch(operation: StoredOperation): void {
    const wait = Math.min(TIMER_MS_MAX, Math.max(0, operation.dueAt - this.#now()));
    const timer = setTimeout(() => {
      this.#timers.delete(operation.token);
      void this.settle(operation.token);
    }, wait);
    this.#timers.set(operation.token, timer);
  }

  /** Ends the operation if it is due; resolves when that is durable. */
  async settle(token: string): Promise<void> {
    const operation = this.#store.operations.get(token);
    if (operation?.state !== "IN_PROGRESS") return;
    if (operation.dueAt > this.#now()) return this.watch(operation);
    await this.#end(operation);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Both writes are in memory before either is awaited: they reach the disk together. */
  async #end(operation: StoredOperation): Promise<void> {
    const { outcome, identifier, type } = operation;
    const { resource: _, ...told } = outcome;
    const ended = this.#store.operations.put({
      ...operation,
      outcome: told,
      state: outcome.errorCode === undefined ? "SUCCESS" : "FAILED",
      endedAt: Math.max(operation.dueAt, operation.startedAt),
    });
    const effect =
      outcome.resource === undefined
        ? undefined
        : outcome.resource === null
          ? this.#store.resources.remove(operation, type, identifier)
          : this.#store.resources.put({
              cloud: operation.cloud,
              account: operation.account,
              scope: operation.scope,
              type,
              identifier,
              ...outcome.resource,
              createdAt: this.#store.resources.get(operation, type, identifier)?.createdAt ?? operation.startedAt,
            });
    await Promise.all([ended, effect]);
  }
}
