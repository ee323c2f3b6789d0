import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { afterEach, expect, test } from "vitest";
import { createKinesisSink } from "./kinesis-sink.ts";

let server: Server | undefined;
afterEach(() => server?.close());

test("sends again only what Kinesis refused", async () => {
  const calls: string[][] = [];
  const sink = createKinesisSink(
    "clicks",
    await clientOf((keys) => {
      calls.push(keys);
      return keys.map((key) => (calls.length === 1 && key === "b" ? "ProvisionedThroughputExceededException" : undefined));
    }),
  );
  await sink.send(["a", "b", "c"].map((key) => ({ key, body: new TextEncoder().encode(key) })));
  expect(calls).toEqual([["a", "b", "c"], ["b"]]);
});

test("rejects when records stay refused", async () => {
  const sink = createKinesisSink("clicks", await clientOf((keys) => keys.map(() => "InternalFailure")));
  await expect(sink.send([{ key: "a", body: new Uint8Array([1]) }])).rejects.toThrow(
    "Kinesis refused 1 of 1 records 4 times: InternalFailure",
  );
});

/** A server that speaks PutRecords; `refuse` says for each key whether it is refused. */
async function clientOf(refuse: (keys: string[]) => (string | undefined)[]): Promise<KinesisClient> {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { Records } = JSON.parse(body) as { Records: { PartitionKey: string }[] };
    const codes = refuse(Records.map((record) => record.PartitionKey));
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(
      JSON.stringify({
        FailedRecordCount: codes.filter(Boolean).length,
        Records: codes.map((ErrorCode, index) => (ErrorCode ? { ErrorCode } : { SequenceNumber: String(index), ShardId: "0" })),
      }),
    );
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return new KinesisClient({
    region: "eu-west-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    requestHandler: new NodeHttpHandler(),
  });
}
