import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { OutgoingEvent } from "../streams/event-sink.ts";

export const BATCH_EVENTS_MAX = 500;
/** Larger bodies are refused: one record of the stream holds at most this much. */
export const BATCH_BYTES_MAX = 1_000_000;

const eventSchema = z.record(z.string(), z.unknown());
const batchSchema = z.union([eventSchema.transform((event) => [event]), z.array(eventSchema).min(1).max(BATCH_EVENTS_MAX)]);

export type Batch =
  | { readonly ok: true; readonly events: readonly OutgoingEvent[] }
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string };

/** Reads one request body: a JSON object, or a list of 1 to 500. Each event gets an `id` and a `time` when it has none. */
export function parseBatch(body: string, keyField: string | undefined, now: Date): Batch {
  if (Buffer.byteLength(body) > BATCH_BYTES_MAX)
    return { ok: false, status: 413, message: `The body is larger than ${BATCH_BYTES_MAX} bytes: send fewer events at once.` };
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, status: 400, message: "The body is not valid JSON." };
  }
  const parsed = batchSchema.safeParse(json);
  if (!parsed.success)
    return { ok: false, status: 400, message: `The body must be a JSON object or a list of 1 to ${BATCH_EVENTS_MAX} objects.` };
  return { ok: true, events: parsed.data.map((event) => outgoing(event, keyField, now)) };
}

function outgoing(event: Record<string, unknown>, keyField: string | undefined, now: Date): OutgoingEvent {
  const id = typeof event["id"] === "string" ? event["id"] : randomUUID();
  const complete = { ...event, id, time: event["time"] ?? now.toISOString() };
  const key = keyField === undefined ? undefined : event[keyField];
  return { key: key === undefined || key === null ? id : String(key), body: new TextEncoder().encode(JSON.stringify(complete)) };
}
