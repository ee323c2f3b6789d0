export interface Gathered<T> {
  add(items: readonly T[]): void;
  /** What has not been delivered yet is forgotten. */
  stop(): void;
}

/** Delivers what comes after a pause at once, and from then on at most once every `everyMs`, everything in order. */
export function gatherItems<T>(deliver: (items: readonly T[]) => void, everyMs: number): Gathered<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    timer = undefined;
    if (waiting.length > 0) tell();
  };
  const tell = () => {
    const items = waiting;
    waiting = [];
    timer = setTimeout(rest, everyMs);
    deliver(items);
  };
  return {
    add(items) {
      waiting.push(...items);
      if (timer === undefined && waiting.length > 0) tell();
    },
    stop() {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
