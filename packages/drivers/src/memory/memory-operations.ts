import type { CloudError } from "@zerolake/execution";

const LOOK_MS_MAX = 10_000;

export interface NewOperation {
  readonly identifier: string;
  /** Takes effect with the last poll. */
  readonly finish: () => void;
  /** How it ends, when not well. */
  readonly error?: CloudError;
}

/** Something that the cloud works on, or has worked on when no poll is left. */
export interface PendingOperation extends NewOperation {
  readonly id: string;
  readonly pollsLeft: number;
}

/** What a cloud in the process has accepted: each takes effect with its last poll, or at once. */
export class MemoryOperations {
  readonly #operations = new Map<string, PendingOperation>();

  get(id: string): PendingOperation | undefined {
    return this.#operations.get(id);
  }

  begin(operation: NewOperation, polls: number): PendingOperation {
    return this.#keep({ ...operation, id: `operation-${this.#operations.size + 1}`, pollsLeft: polls }, polls === 0);
  }

  /** Asks once; `undefined` for one that was never accepted. */
  poll(id: string): PendingOperation | undefined {
    const pending = this.#operations.get(id);
    if (!pending || pending.pollsLeft === 0) return pending;
    return this.#keep({ ...pending, pollsLeft: pending.pollsLeft - 1 }, pending.pollsLeft === 1);
  }

  #keep(operation: PendingOperation, isOver: boolean): PendingOperation {
    this.#operations.set(operation.id, operation);
    if (isOver && !operation.error) operation.finish();
    return operation;
  }
}

/** The time that the cloud names, or the longest that makes sense when it names none. */
export function nextLook(namedMs: number | undefined): { readonly retryAfterMs: number; readonly isHint?: true } {
  return namedMs === undefined ? { retryAfterMs: LOOK_MS_MAX } : { retryAfterMs: namedMs, isHint: true };
}
