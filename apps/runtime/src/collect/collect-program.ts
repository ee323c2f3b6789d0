import type { Counters, Program } from "../http-server.ts";
import type { EventSink } from "../streams/event-sink.ts";
import { collect } from "./collect.ts";

/** `MODE=collect`: POST /events takes events from clients and puts them on the stream. */
export function collectProgram(sink: EventSink, counters: Counters, keyField: string | undefined): Program {
  return {
    async handle({ method, path, body }) {
      if (path !== "/events") return undefined;
      if (method !== "POST") return { status: 405, body: { error: "Send events with POST." } };
      const reply = await collect(body, { sink, keyField });
      if (reply.status === 202) {
        counters.eventsIn += Number(reply.body["accepted"]);
        counters.eventsOut += Number(reply.body["accepted"]);
      } else counters.failed += 1;
      return reply;
    },
    ready: () => sink.check(),
    close: () => sink.close(),
  };
}
