import { describe, expect, test } from "vitest";
import type { EventSink, OutgoingEvent } from "../streams/event-sink.ts";
import { collect } from "./collect.ts";
import { BATCH_BYTES_MAX } from "./event-batch.ts";

const now = new Date("2026-01-02T03:04:05Z");

describe("collect", () => {
  test("answers 202 only after the sink has every event, each with an id, a time and its key", async () => {
    const taken: OutgoingEvent[] = [];
    const reply = await collect('[{"user":"a"},{"user":"b","id":"7","time":"2020-01-01T00:00:00Z"}]', {
      sink: sinkInto(taken),
      keyField: "user",
      now,
    });
    expect(reply).toEqual({ status: 202, body: { accepted: 2 } });
    expect(taken.map((event) => event.key)).toEqual(["a", "b"]);
    const [first, second] = taken.map((event) => JSON.parse(new TextDecoder().decode(event.body)) as Record<string, unknown>);
    expect(first).toMatchObject({ user: "a", time: now.toISOString() });
    expect(first?.["id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toEqual({ user: "b", id: "7", time: "2020-01-01T00:00:00Z" });
  });

  test("answers 503 with the reason while the stream is away", async () => {
    const away: EventSink = { ...sinkInto([]), send: () => Promise.reject(new Error("connection refused")) };
    const reply = await collect("{}", { sink: away, now });
    expect(reply.status).toBe(503);
    expect(reply.body["detail"]).toBe("connection refused");
  });

  test.each([
    ["no JSON", "{", 400],
    ["a number", "1", 400],
    ["an empty list", "[]", 400],
    ["too many events", JSON.stringify(Array.from({ length: 501 }, () => ({}))), 400],
    ["too many bytes", JSON.stringify({ text: "x".repeat(BATCH_BYTES_MAX) }), 413],
  ])("refuses %s and sends nothing", async (_, body, status) => {
    const taken: OutgoingEvent[] = [];
    expect((await collect(body, { sink: sinkInto(taken), now })).status).toBe(status);
    expect(taken).toEqual([]);
  });
});

function sinkInto(taken: OutgoingEvent[]): EventSink {
  return {
    async send(events) {
      taken.push(...events);
    },
    async check() {},
    async close() {},
  };
}
