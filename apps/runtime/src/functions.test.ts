import { gzipSync } from "node:zlib";
import { beforeEach, expect, test, vi } from "vitest";
import { startKinesis, startService, useAwsAt } from "./local-service.testing.ts";

beforeEach(() => vi.resetModules());

test("the collect function answers 202 once Kinesis has the event, with the key that the stream asks for", async () => {
  const { url, calls } = await startKinesis();
  useAwsAt(url, { ZEROLAKE_OUT_EVENTS: "kinesis://eu-west-1/clicks", ZEROLAKE_KEY_FIELD: "user" });
  const { handler } = await import("./collect/collect-function.ts");
  const body = Buffer.from('{"user":"u1"}').toString("base64");
  expect(await handler({ body, isBase64Encoded: true })).toMatchObject({ statusCode: 202, body: '{"accepted":1}' });
  expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ StreamName: "clicks", Records: [{ PartitionKey: "u1" }] });
});

test("the collect function answers 503 when Kinesis refuses, 400 on what is no event", async () => {
  const { url } = await startService(() => ({ status: 400, headers: { "x-amzn-errortype": "ResourceNotFoundException" }, body: {} }), {
    isHttp2: true,
  });
  useAwsAt(url, { ZEROLAKE_OUT_EVENTS: "kinesis://eu-west-1/clicks" });
  const { handler } = await import("./collect/collect-function.ts");
  expect(await handler({ body: "{}" })).toMatchObject({ statusCode: 503 });
  expect(await handler({ body: "no" })).toMatchObject({ statusCode: 400 });
});

test("the collect function does not start without a stream", async () => {
  useAwsAt("http://127.0.0.1:1", { ZEROLAKE_OUT_EVENTS: "" });
  await expect(import("./collect/collect-function.ts")).rejects.toThrow("ZEROLAKE_OUT_EVENTS");
});

test("the embed function writes a vector per event and reports the first that fails, with all behind it", async () => {
  const model = await startService(({ body }) => (body.includes("bad") ? { status: 500, body: {} } : { body: [[3, 4]] }));
  const { url, calls } = await startService(() => ({ body: {} }));
  useAwsAt(url, {
    MODEL_ENDPOINT: model.url,
    ZEROLAKE_OUT_VECTORS: "s3vectors://eu-west-1/bucket-1/index-1",
    CHUNK_SIZE: "50",
    CHUNK_OVERLAP: "0",
    NORMALIZE: "no",
  });
  const { handler } = await import("./embed/embed-function.ts");
  const answer = await handler({
    Records: [record("1", { id: "a", text: "good" }), record("2", { id: "b", text: "bad" }), record("3", { id: "c", text: "good" })],
  });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
  const sent = calls.map(({ body }) => JSON.parse(body) as { vectors: unknown[] });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.vectors[0]).toMatchObject({ data: { float32: [3, 4] }, metadata: { source: "a" } });
});

test("the logs function puts the lines on the stream and fails while it is away, so that they come again", async () => {
  const { url, calls } = await startKinesis();
  useAwsAt(url, { ZEROLAKE_OUT_EVENTS: "kinesis://eu-west-1/logs" });
  const { handler } = await import("./logs/logs-function.ts");
  const logEvents = [{ id: "1", timestamp: 0, message: "hello" }];
  const data = gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logGroup: "/api", logStream: "s", logEvents })).toString("base64");
  await handler({ awslogs: { data } });
  expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ StreamName: "logs", Records: [{ PartitionKey: "s" }] });
  await expect(handler({ awslogs: { data: "bm8=" } })).rejects.toThrow("header");
});

function record(sequenceNumber: string, event: unknown) {
  return {
    eventID: `shard:${sequenceNumber}`,
    kinesis: { data: Buffer.from(JSON.stringify(event)).toString("base64"), sequenceNumber },
  };
}
