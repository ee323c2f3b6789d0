/** Decides which refusals are written down, so that nobody can fill an audit log by asking again and again. */
export interface RefusalWindow {
  /** `undefined` when the same was noted within the last minute; else how often it was refused since, without being noted. */
  open(key: string): number | undefined;
}

const WINDOW_MS = 60_000;
/** More keys than people ask for within a minute; beyond that the oldest is forgotten. */
const KEYS_MAX = 10_000;

/** Counts in the memory of this process: with several consoles, each notes its own. */
export function createRefusalWindow(now: () => number = () => performance.now()): RefusalWindow {
  const windows = new Map<string, { endsAt: number; repeated: number }>();
  return {
    open(key) {
      const known = windows.get(key);
      if (known && known.endsAt > now()) {
        known.repeated += 1;
        return undefined;
      }
      windows.delete(key);
      if (windows.size >= KEYS_MAX) windows.delete(windows.keys().next().value ?? "");
      windows.set(key, { endsAt: now() + WINDOW_MS, repeated: 0 });
      return known?.repeated ?? 0;
    },
  };
}
