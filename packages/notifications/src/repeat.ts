import type { EventKind } from "./event-kinds.ts";

/** The same said again about the same thing within this time is counted, not told. */
export const REPEAT_WINDOW_MS = 60 * 60_000;

export interface Telling {
  readonly kind: EventKind;
  readonly atMs: number;
}

/**
 * Whether an event only repeats what was told of its thing last. Another kind in between (broken, mended, broken) is news again, since whoever
 * heard "mended" would believe it.
 */
export function isRepeat(event: Telling, lastTold: Telling | undefined): boolean {
  return lastTold !== undefined && lastTold.kind === event.kind && event.atMs - lastTold.atMs < REPEAT_WINDOW_MS;
}
