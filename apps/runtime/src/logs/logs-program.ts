import type { TokenCheck } from "../collect/token-check.ts";
import { refusalOf } from "../collect/token-refusal.ts";
import type { Answer, Counters, Program } from "../http-server.ts";
import type { EventSink, OutgoingEvent } from "../streams/event-sink.ts";
import { otlpLogs } from "./otlp-logs.ts";

/** The stream takes so many events at once. */
const EVENTS_PER_SEND = 500;

export interface LogsOptions {
  readonly sink: EventSink;
  readonly counters: Counters;
  /** Absent = everybody who reaches the address may send. */
  readonly tokenCheck?: TokenCheck;
}

/** `MODE=logs`: POST /v1/logs takes logs as OpenTelemetry sends them and puts each line on the stream. */
export function logsProgram({ sink, counters, tokenCheck }: LogsOptions): Program {
  return {
    async handle({ method, path, body, authorization }) {
      if (path !== "/v1/logs") return undefined;
      if (method !== "POST") return { status: 405, body: { message: "Send logs with POST." } };
      const refusal = tokenCheck ? await refusalOf(tokenCheck, authorization) : undefined;
      return refusal ?? take(body, { sink, counters });
    },
    ready: () => sink.check(),
    close: () => sink.close(),
  };
}

/** 200 only after the broker has every line; 503 while it is away, upon which OpenTelemetry sends them again. */
async function take(body: string, { sink, counters }: Pick<LogsOptions, "sink" | "counters">): Promise<Answer> {
  const lines = read(body);
  if (lines === undefined) {
    counters.failed += 1;
    return { status: 400, body: { message: "The body is no OpenTelemetry logs as JSON: set OTEL_EXPORTER_OTLP_PROTOCOL=http/json." } };
  }
  try {
    for (let start = 0; start < lines.length; start += EVENTS_PER_SEND) await sink.send(lines.slice(start, start + EVENTS_PER_SEND));
  } catch (error) {
    counters.failed += 1;
    const detail = error instanceof Error ? error.message : String(error);
    return { status: 503, body: { message: `The event stream does not answer. Try again in a moment. ${detail}` } };
  }
  counters.eventsIn += lines.length;
  counters.eventsOut += lines.length;
  return { status: 200, body: {} };
}

function read(body: string): readonly OutgoingEvent[] | undefined {
  try {
    return otlpLogs(body);
  } catch {
    return undefined;
  }
}
