import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { OutgoingEvent } from "../streams/event-sink.ts";
import { logHour } from "./log-hour.ts";

/** A value as OpenTelemetry writes it in JSON: one field that bears the name of its type. */
const valueSchema = z.record(z.string(), z.unknown()).optional();
const attributesSchema = z.array(z.object({ key: z.string(), value: valueSchema })).default([]);
const recordSchema = z.object({
  timeUnixNano: z.union([z.string(), z.number()]).optional(),
  observedTimeUnixNano: z.union([z.string(), z.number()]).optional(),
  severityText: z.string().default(""),
  body: valueSchema,
  attributes: attributesSchema,
  traceId: z.string().default(""),
  spanId: z.string().default(""),
});
const requestSchema = z.object({
  resourceLogs: z.array(
    z.object({
      resource: z.object({ attributes: attributesSchema }).default({ attributes: [] }),
      scopeLogs: z.array(z.object({ logRecords: z.array(recordSchema).default([]) })).default([]),
    }),
  ),
});

type LogRecord = z.infer<typeof recordSchema>;

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/**
 * One event per log record of an OpenTelemetry request (OTLP over HTTP, as JSON): its attributes, and the fields that every log
 * line has on every cloud. `log_group` is the service that wrote it, `log_stream` the instance. Throws what is wrong with the text.
 */
export function otlpLogs(text: string, now = new Date()): readonly OutgoingEvent[] {
  const { resourceLogs } = requestSchema.parse(JSON.parse(text));
  return resourceLogs.flatMap(({ resource, scopeLogs }) => {
    const from = fieldsOf(resource.attributes);
    return scopeLogs.flatMap(({ logRecords }) => logRecords.map((record) => lineOf(record, from, now)));
  });
}

function lineOf(record: LogRecord, from: Readonly<Record<string, unknown>>, now: Date): OutgoingEvent {
  const time = timeOf(record, now);
  const message = plain(record.body);
  const stream = String(from["service.instance.id"] ?? from["host.name"] ?? "");
  const line = {
    ...fieldsOf(record.attributes),
    log_id: randomUUID(),
    time,
    log_hour: logHour(time),
    log_group: String(from["service.name"] ?? ""),
    log_stream: stream,
    severity: record.severityText,
    trace_id: record.traceId,
    span_id: record.spanId,
    message: typeof message === "string" ? message : JSON.stringify(message ?? ""),
  };
  return { key: stream === "" ? line.log_id : stream, body: new TextEncoder().encode(JSON.stringify(line)) };
}

function timeOf({ timeUnixNano, observedTimeUnixNano }: LogRecord, now: Date): string {
  const nanoseconds = BigInt(timeUnixNano || observedTimeUnixNano || 0);
  return nanoseconds === 0n ? now.toISOString() : new Date(Number(nanoseconds / NANOSECONDS_PER_MILLISECOND)).toISOString();
}

function fieldsOf(attributes: z.infer<typeof attributesSchema>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));
}

/** The value itself; lists and maps hold further typed values. */
function plain(value: Readonly<Record<string, unknown>> | undefined): unknown {
  const [[type, held] = ["", undefined]] = Object.entries(value ?? {});
  const list = (held as { values?: unknown } | undefined)?.values;
  if (type === "arrayValue") return Array.isArray(list) ? list.map(plain) : [];
  if (type === "kvlistValue") return Array.isArray(list) ? fieldsOf(attributesSchema.parse(list)) : {};
  // 64-bit numbers are written as text.
  return type === "intValue" ? Number(held) : held;
}
