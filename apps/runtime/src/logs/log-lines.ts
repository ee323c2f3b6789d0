import { gunzipSync } from "node:zlib";
import * as z from "zod";
import type { OutgoingEvent } from "../streams/event-sink.ts";
import { logHour } from "./log-hour.ts";

/** What CloudWatch Logs hands over: many lines of one log stream, packed. */
const envelopeSchema = z.object({
  messageType: z.string(),
  logGroup: z.string().default(""),
  logStream: z.string().default(""),
  logEvents: z.array(z.object({ id: z.string(), timestamp: z.number(), message: z.string() })).default([]),
});

/**
 * One event per log line: the fields of a line that is a JSON object, and `log_id`, `time`, `log_hour`, `log_group`,
 * `log_stream` and `message` of every line. Messages by which the service only tries the way carry no lines.
 */
export function logLines(packed: string): readonly OutgoingEvent[] {
  const envelope = envelopeSchema.parse(JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString("utf8")));
  if (envelope.messageType !== "DATA_MESSAGE") return [];
  const { logGroup, logStream } = envelope;
  return envelope.logEvents.map(({ id, timestamp, message }) => {
    const time = new Date(timestamp).toISOString();
    const own = { log_id: id, time, log_hour: logHour(time), log_group: logGroup, log_stream: logStream, message };
    return { key: logStream, body: new TextEncoder().encode(JSON.stringify({ ...fieldsOf(message), ...own })) };
  });
}

function fieldsOf(message: string): Readonly<Record<string, unknown>> {
  if (!message.trimStart().startsWith("{")) return {};
  try {
    return JSON.parse(message) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
