import type { DesignerState, DesignerStore } from "../store/designer-state.ts";

/** Long enough to skip the steps of a gesture, short enough to feel immediate. */
const QUIET_MS = 80;

export interface Asking<Request, Answer> {
  readonly worker: Worker;
  /** `sequence` tells answers apart from those of a worker before. */
  readonly ask: (state: DesignerState, sequence: number) => Request;
  readonly take: (answer: Answer) => void;
  /** The worker broke on a request; it goes on with the next one. */
  readonly fail: () => void;
  /** Whether the question is another one now. */
  readonly concerns: (state: DesignerState, before: DesignerState) => boolean;
}

/**
 * Keeps something up to date with the drawing in a worker beside the page: asks at once and after changes that concern it, one question
 * at a time, the newest state when the one before is answered. Returns how to end it.
 */
export function keepAnswered<Request, Answer>(
  store: DesignerStore,
  { worker, ask, take, fail, concerns }: Asking<Request, Answer>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sequence = 0;
  let isRunning = false;
  let isWanted = false;
  const run = () => {
    isWanted = isRunning;
    if (isRunning) return;
    isRunning = true;
    sequence += 1;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(ask(store.getState(), sequence));
  };
  const settle = () => {
    isRunning = false;
    if (isWanted) run();
  };
  worker.addEventListener("message", (event: MessageEvent<Answer>) => {
    take(event.data);
    settle();
  });
  worker.addEventListener("error", () => {
    fail();
    settle();
  });
  const unsubscribe = store.subscribe((state, before) => {
    if (!concerns(state, before)) return;
    clearTimeout(timer);
    timer = setTimeout(run, QUIET_MS);
  });
  run();
  return () => {
    clearTimeout(timer);
    unsubscribe();
    worker.terminate();
  };
}
