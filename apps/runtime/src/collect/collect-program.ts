import type { Counters, Program } from "../http-server.ts";
import type { EventSink } from "../streams/event-sink.ts";
import { collect } from "./collect.ts";
import type { TokenCheck } from "./token-check.ts";
import { refusalOf } from "./token-refusal.ts";

export interface CollectOptions {
  readonly sink: EventSink;
  readonly counters: Counters;
  readonly keyField: string | undefined;
  /** Absent = everybody who reaches the collector may send. */
  readonly tokenCheck?: TokenCheck;
}

/** `MODE=collect`: POST /events takes events from clients and puts them on the stream. */
export function collectProgram({ sink, counters, keyField, tokenCheck }: CollectOptions): Program {
  return {
    async handle({ method, path, body, authorization }) {
      if (path !== "/events") return undefined;
      if (method !== "POST") return { status: 405, body: { error: "Send events with POST." } };
      const refusal = tokenCheck ? await refusalOf(tokenCheck, authorization) : undefined;
      if (refusal) return refusal;
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
