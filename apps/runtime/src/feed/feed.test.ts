import { expect, onTestFinished, test, vi } from "vitest";
import { startService } from "../local-service.testing.ts";
import type { EventSink, OutgoingEvent } from "../streams/event-sink.ts";
import { feedEvents } from "./feed-events.ts";
import { feedProgram } from "./feed-program.ts";
import { openFeed } from "./open-feed.ts";
import { type Socket, websocketFeed } from "./websocket-feed.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const bodies = (events: readonly OutgoingEvent[]) => events.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as unknown);

test("a list is one event per item, a row of CSV too, and text is one event", () => {
  const read = (message: string, format: "json" | "csv" | "text") => bodies(feedEvents(message, { format, keyField: undefined, now: NOW }));
  expect(read('[{"id":"a","price":1},{"id":"b","time":"then"},7]', "json")).toMatchObject([
    { id: "a", price: 1, time: NOW.toISOString() },
    { id: "b", time: "then" },
    { value: 7 },
  ]);
  expect(read("sku,price\nx,1\n", "csv")).toMatchObject([{ sku: "x", price: "1" }]);
  expect(read("hello", "text")).toMatchObject([{ text: "hello" }]);
  expect(() => read("no", "json")).toThrow("JSON");
});

test("the same content has the same id, and the key field keeps order", () => {
  const [first, second] = [1, 2].map(() => feedEvents('{"sku":"x","price":1}', { format: "json", keyField: "sku", now: NOW })[0]);
  expect(first?.key).toBe("x");
  expect(bodies(first && second ? [first] : [])).toEqual(bodies(second ? [second] : []));
});

function collecting(): { sink: EventSink; taken: OutgoingEvent[] } {
  const taken: OutgoingEvent[] = [];
  const sink = {
    send: async (events: readonly OutgoingEvent[]) => void taken.push(...events),
    check: async () => {},
    close: async () => {},
  };
  return { sink, taken };
}

test("an address is asked with its token, what has not changed is sent once, and a broken message is counted", async () => {
  let text = '[{"id":"a"}]';
  const { url, calls } = await startService(() => ({ body: text }));
  const { sink, taken } = collecting();
  const counters = { eventsIn: 0, eventsOut: 0, failed: 0 };
  const read = openFeed({ FEED_URL: url, FEED_KIND: "http-poll", POLL_SECONDS: "0.02", FEED_TOKEN: "t", AUTH_HEADER: "x-key" });
  const program = feedProgram({ sink, counters, format: "json", keyField: undefined, read });
  onTestFinished(() => program.close());
  await vi.waitFor(() => expect(calls.length).toBeGreaterThan(2));
  expect(bodies(taken)).toMatchObject([{ id: "a" }]);
  expect(calls[0]?.headers["x-key"]).toBe("t");
  await program.ready();
  text = "broken";
  await vi.waitFor(() => expect(counters.failed).toBe(1));
});

test("a socket is opened again after a cut, and asks for what is wanted each time", async () => {
  const sockets: (Socket & { sent: string[] })[] = [];
  const open = () => {
    const socket = Object.assign(new EventTarget(), {
      sent: [] as string[],
      send: (text: string) => void socket.sent.push(text),
      close: () => {},
    });
    sockets.push(socket);
    return socket;
  };
  const { sink, taken } = collecting();
  const read = (listener: Parameters<typeof websocketFeed>[1]) => websocketFeed({ open, subscribeMessage: "all" }, listener);
  const program = feedProgram({ sink, counters: { eventsIn: 0, eventsOut: 0, failed: 0 }, format: "text", keyField: undefined, read });
  onTestFinished(() => program.close());
  await expect(program.ready()).rejects.toThrow("not reached yet");
  sockets[0]?.dispatchEvent(new Event("open"));
  sockets[0]?.dispatchEvent(new MessageEvent("message", { data: "one" }));
  await vi.waitFor(() => expect(taken).toHaveLength(1));
  await program.ready();
  sockets[0]?.dispatchEvent(new Event("close"));
  await vi.waitFor(() => expect(sockets).toHaveLength(2), 3000);
  await expect(program.ready()).rejects.toThrow("closed the connection");
  sockets[1]?.dispatchEvent(new Event("open"));
  expect(sockets.map(({ sent }) => sent)).toEqual([["all"], ["all"]]);
});

test("without an address it does not start", () => {
  expect(() => openFeed({})).toThrow("FEED_URL");
  expect(() => openFeed({ FEED_URL: "https://x", FEED_KIND: "fax" })).toThrow("FEED_KIND");
});
