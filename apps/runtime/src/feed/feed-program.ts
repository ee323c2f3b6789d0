import { type Counters, log, type Program } from "../http-server.ts";
import type { EventSink } from "../streams/event-sink.ts";
import { type FeedFormat, feedEvents } from "./feed-events.ts";
import type { FeedListener } from "./feed-listener.ts";

export interface FeedOptions {
  readonly sink: EventSink;
  readonly counters: Counters;
  readonly format: FeedFormat;
  readonly keyField: string | undefined;
  /** Reads the feed until its listener says that it is enough. */
  readonly read: (listener: FeedListener) => Promise<void>;
}

/** `MODE=feed`: reads a feed and puts what it says on the stream. A silent feed gives nothing, and nothing is made up. */
export function feedProgram({ sink, counters, format, keyField, read }: FeedOptions): Program {
  const end = new AbortController();
  let trouble: string | undefined = "the feed was not reached yet";
  const done = read({
    end: end.signal,
    reached: () => {
      trouble = undefined;
    },
    lost: (reason) => {
      trouble = reason instanceof Error ? reason.message : String(reason);
      if (!end.signal.aborted) log("error", "the feed is away", { reason: trouble });
    },
    message: async (text) => {
      counters.eventsIn += 1;
      const events = eventsOf(text);
      if (events.length > 0) await sink.send(events);
      counters.eventsOut += events.length;
    },
  });

  function eventsOf(text: string): ReturnType<typeof feedEvents> {
    try {
      return feedEvents(text, { format, keyField, now: new Date() });
    } catch (error) {
      counters.failed += 1;
      log("error", `a message is not ${format}`, { reason: String(error) });
      return [];
    }
  }

  return {
    handle: async () => undefined,
    async ready() {
      if (trouble !== undefined) throw new Error(trouble);
      await sink.check();
    },
    async close() {
      end.abort();
      await done;
      await sink.close();
    },
  };
}
