import type { EventSink } from "../streams/event-sink.ts";
import { parseBatch } from "./event-batch.ts";

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Takes one request of a client. 202 only after the broker has every event; 503 while the broker is away: nothing is
 * buffered here, so that an answer is never a promise that a crash can break.
 */
export async function collect(
  body: string,
  { sink, keyField, now = new Date() }: { sink: EventSink; keyField?: string | undefined; now?: Date },
): Promise<Reply> {
  const batch = parseBatch(body, keyField, now);
  if (!batch.ok) return { status: batch.status, body: { error: batch.message } };
  try {
    await sink.send(batch.events);
  } catch (error) {
    return {
      status: 503,
      body: {
        error: "The event stream does not answer. Try again in a moment.",
        detail: error instanceof Error ? error.message : String(error),
      },
    };
  }
  return { status: 202, body: { accepted: batch.events.length } };
}
