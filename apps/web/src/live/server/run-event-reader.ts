import { type Database, listEvents } from "@zerolake/db";
import type { NumberedEvent } from "@zerolake/execution";

const EVENTS_AT_ONCE = 500;

interface Place {
  readonly organizationId: string;
  readonly deploymentId: string;
  readonly afterSequence: number;
}

export interface RunEventReader {
  /** The next events after a number; `isAll`: there are no more at present. */
  read(place: Place): Promise<{ readonly events: readonly NumberedEvent[]; readonly isAll: boolean }>;
}

/**
 * Reads of the same place that are asked for in the same turn of the event loop are one: everybody who watches a run is woken by the
 * same signal, and hundreds of them cost one query. A turn later it is read again, so that nobody gets an answer that is older than
 * what woke them.
 */
export function createRunEventReader(database: Database): RunEventReader {
  const asked = new Map<string, ReturnType<RunEventReader["read"]>>();
  const ask = async ({ organizationId, deploymentId, afterSequence }: Place) => {
    const events = await listEvents(database, organizationId, { deploymentId, afterSequence, limit: EVENTS_AT_ONCE });
    return { events, isAll: events.length < EVENTS_AT_ONCE };
  };
  return {
    read(place) {
      const key = `${place.organizationId} ${place.deploymentId} ${place.afterSequence}`;
      const known = asked.get(key);
      if (known) return known;
      const answer = ask(place);
      asked.set(key, answer);
      setImmediate(() => asked.delete(key));
      return answer;
    },
  };
}
