import type { NumberedEvent } from "@zerolake/execution";

/**
 * Collects events and hands them on together, at most once per frame: a thousand events a second cost sixty renders,
 * not a thousand. `schedule` calls back before the next paint.
 */
export function createEventBatches(deliver: (events: readonly NumberedEvent[]) => void, schedule: (callback: () => void) => void) {
  let waiting: NumberedEvent[] = [];
  return {
    push(event: NumberedEvent): void {
      waiting.push(event);
      if (waiting.length > 1) return;
      schedule(() => {
        const batch = waiting;
        waiting = [];
        deliver(batch);
      });
    },
  };
}
