import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DesignerState, DesignerStore } from "../store/designer-state.ts";
import { keepAnswered } from "./keep-answered.ts";

/** A worker that is answered by the test. */
class HeldWorker extends EventTarget {
  readonly asked: unknown[] = [];
  isEnded = false;
  postMessage(request: unknown): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

/** A state of which only a number matters here. */
function numbers() {
  let state = { at: 0 } as unknown as DesignerState;
  const listeners = new Set<(state: DesignerState, before: DesignerState) => void>();
  const store = {
    getState: () => state,
    subscribe: (listener: (state: DesignerState, before: DesignerState) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as DesignerStore;
  const set = (at: number) => {
    const before = state;
    state = { at } as unknown as DesignerState;
    for (const listener of listeners) listener(state, before);
  };
  return { store, set };
}

const atOf = (state: DesignerState): number => (state as unknown as { at: number }).at;

function start() {
  const worker = new HeldWorker();
  const taken: unknown[] = [];
  let failures = 0;
  const { store, set } = numbers();
  const end = keepAnswered(store, {
    worker: worker as unknown as Worker,
    ask: (state, sequence) => [sequence, atOf(state)],
    take: (answer) => taken.push(answer),
    fail: () => {
      failures += 1;
    },
    concerns: (state, before) => atOf(state) !== atOf(before),
  });
  return { worker, taken, set, end, failures: () => failures };
}

describe("a worker that is kept up to date", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is asked at once, and once for many changes in a row", () => {
    const { worker, set, taken } = start();
    expect(worker.asked).toEqual([[1, 0]]);
    worker.answer("first");
    for (const at of [1, 2, 3]) set(at);
    vi.advanceTimersByTime(1_000);
    expect(worker.asked).toEqual([
      [1, 0],
      [2, 3],
    ]);
    expect(taken).toEqual(["first"]);
  });

  it("has one question at a time, and the newest one next", () => {
    const { worker, set } = start();
    set(1);
    vi.advanceTimersByTime(1_000);
    set(2);
    vi.advanceTimersByTime(1_000);
    expect(worker.asked).toEqual([[1, 0]]);
    worker.answer("late");
    expect(worker.asked).toEqual([
      [1, 0],
      [2, 2],
    ]);
  });

  it("goes on after it broke, also with what was asked for meanwhile", () => {
    const { worker, set, failures } = start();
    set(1);
    vi.advanceTimersByTime(1_000);
    worker.dispatchEvent(new Event("error"));
    expect(failures()).toBe(1);
    expect(worker.asked.at(-1)).toEqual([2, 1]);
  });

  it("is asked nothing for what does not concern it, nor after the end", () => {
    const { worker, set, end } = start();
    worker.answer("first");
    set(0);
    vi.advanceTimersByTime(1_000);
    set(1);
    end();
    vi.advanceTimersByTime(1_000);
    expect(worker.asked).toEqual([[1, 0]]);
    expect(worker.isEnded).toBe(true);
  });
});
