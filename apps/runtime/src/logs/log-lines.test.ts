import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { logLines } from "./log-lines.ts";

const packed = (envelope: unknown): string => gzipSync(JSON.stringify(envelope)).toString("base64");
const bodies = (envelope: unknown) => logLines(packed(envelope)).map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as unknown);

const ENVELOPE = {
  messageType: "DATA_MESSAGE",
  logGroup: "/api",
  logStream: "i-1",
  logEvents: [
    { id: "1", timestamp: 0, message: "GET /" },
    { id: "2", timestamp: 5_400_000, message: '{"status":500,"log_id":"forged"}' },
  ],
};

test("each line is an event with its time and origin; fields of a JSON line come along and overwrite nothing", () => {
  expect(bodies(ENVELOPE)).toEqual([
    {
      log_id: "1",
      time: "1970-01-01T00:00:00.000Z",
      log_hour: "1970-01-01T00:00:00Z",
      log_group: "/api",
      log_stream: "i-1",
      message: "GET /",
    },
    {
      status: 500,
      log_id: "2",
      time: "1970-01-01T01:30:00.000Z",
      log_hour: "1970-01-01T01:00:00Z",
      log_group: "/api",
      log_stream: "i-1",
      message: '{"status":500,"log_id":"forged"}',
    },
  ]);
});

test("lines of one log stream stay in order", () => {
  expect(logLines(packed(ENVELOPE)).map(({ key }) => key)).toEqual(["i-1", "i-1"]);
});

test("a message that only tries the way carries nothing, and a line that looks like JSON is text", () => {
  expect(bodies({ messageType: "CONTROL_MESSAGE" })).toEqual([]);
  expect(bodies({ ...ENVELOPE, logEvents: [{ id: "1", timestamp: 0, message: "{oops" }] })).toMatchObject([{ message: "{oops" }]);
});
