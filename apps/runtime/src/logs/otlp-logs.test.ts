import { describe, expect, test } from "vitest";
import type { EventSink, OutgoingEvent } from "../streams/event-sink.ts";
import { logsProgram } from "./logs-program.ts";
import { otlpLogs } from "./otlp-logs.ts";

const REQUEST = {
  resourceLogs: [
    {
      resource: {
        attributes: [
          { key: "service.name", value: { stringValue: "checkout" } },
          { key: "host.name", value: { stringValue: "web-1" } },
        ],
      },
      scopeLogs: [
        {
          logRecords: [
            {
              timeUnixNano: "1767323045000000000",
              severityText: "ERROR",
              traceId: "0af7651916cd43dd8448eb211c80319c",
              body: { stringValue: "card refused" },
              attributes: [
                { key: "amount", value: { intValue: "42" } },
                { key: "tags", value: { arrayValue: { values: [{ stringValue: "a" }, { boolValue: true }] } } },
              ],
            },
            { body: { kvlistValue: { values: [{ key: "step", value: { intValue: "2" } }] } } },
          ],
        },
      ],
    },
  ],
};

function lines(events: readonly OutgoingEvent[]): readonly Record<string, unknown>[] {
  return events.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>);
}

describe("logs of OpenTelemetry", () => {
  test("become lines with their time, their service, their instance and their attributes", () => {
    const [first, second] = lines(otlpLogs(JSON.stringify(REQUEST), new Date("2026-01-02T10:00:00Z")));
    expect(first).toMatchObject({
      time: "2026-01-02T03:04:05.000Z",
      log_hour: "2026-01-02T03:00:00Z",
      log_group: "checkout",
      log_stream: "web-1",
      severity: "ERROR",
      trace_id: "0af7651916cd43dd8448eb211c80319c",
      message: "card refused",
      amount: 42,
      tags: ["a", true],
    });
    expect(second).toMatchObject({ time: "2026-01-02T10:00:00.000Z", message: '{"step":2}' });
  });

  test("are taken only when the stream has them: 503 while it is away, 400 for another form, 401 without a token", async () => {
    const taken: OutgoingEvent[] = [];
    const counters = { eventsIn: 0, eventsOut: 0, failed: 0 };
    const sink: EventSink = { send: async (events) => void taken.push(...events), check: async () => {}, close: async () => {} };
    const away: EventSink = { ...sink, send: () => Promise.reject(new Error("connection refused")) };
    const request = { method: "POST", path: "/v1/logs", query: new URLSearchParams(), body: JSON.stringify(REQUEST) };
    expect(await logsProgram({ sink, counters }).handle(request)).toEqual({ status: 200, body: {} });
    expect([taken.length, counters.eventsOut]).toEqual([2, 2]);
    expect(await logsProgram({ sink: away, counters }).handle(request)).toMatchObject({ status: 503 });
    expect(await logsProgram({ sink, counters }).handle({ ...request, body: "\n\u0012" })).toMatchObject({ status: 400 });
    expect(await logsProgram({ sink, counters }).handle({ ...request, method: "GET" })).toMatchObject({ status: 405 });
    expect(await logsProgram({ sink, counters, tokenCheck: async () => "Send a token" }).handle(request)).toMatchObject({ status: 401 });
    expect([taken.length, counters.failed]).toEqual([2, 2]);
  });
});
