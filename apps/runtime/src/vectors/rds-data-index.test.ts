import { RDSDataClient } from "@aws-sdk/client-rds-data";
import { expect, test } from "vitest";
import { type GivenAnswer, type ReceivedCall, startService } from "../local-service.testing.ts";
import { createRdsDataIndex, type VectorTable } from "./rds-data-index.ts";

const TABLE: VectorTable = {
  resourceArn: "arn:aws:rds:eu-west-1:123456789012:cluster:c",
  secretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:s",
  database: "vectors",
  table: "embeddings",
  metric: "cosine",
  columnType: "halfvec",
};

async function indexAt(answer: (call: ReceivedCall) => GivenAnswer) {
  const { url, calls } = await startService(answer);
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  return { index: createRdsDataIndex(new RDSDataClient({ region: "eu-west-1", endpoint: url, credentials }), TABLE, 1), calls };
}

test("neighbours come with their text, their metadata and a score that grows with nearness", async () => {
  const rows = [{ id: "a", text: "hello", metadata: '{"source":"doc"}', distance: 0.25 }];
  const { index, calls } = await indexAt(() => ({ body: { formattedRecords: JSON.stringify(rows) } }));
  expect(await index.search([0.5, 1], 3)).toEqual([{ id: "a", score: 0.75, metadata: { source: "doc", text: "hello" } }]);
  const sent = JSON.parse(calls[0]?.body ?? "") as { sql: string };
  expect(sent).toMatchObject({
    resourceArn: TABLE.resourceArn,
    secretArn: TABLE.secretArn,
    database: "vectors",
    parameters: [
      { name: "embedding", value: { stringValue: "[0.5,1]" } },
      { name: "count", value: { longValue: 3 } },
    ],
  });
  expect(sent.sql).toContain("embedding <=> CAST(:embedding AS halfvec)");
});

test("writes in pieces, and a known id replaces its row", async () => {
  const { index, calls } = await indexAt(() => ({ body: {} }));
  await index.upsert(Array.from({ length: 101 }, (_, item) => ({ id: String(item), vector: [1], metadata: { text: "t", source: "d" } })));
  const sent = calls.map(({ body }) => JSON.parse(body) as { sql: string; parameterSets: unknown[] });
  expect(sent.map(({ parameterSets }) => parameterSets.length)).toEqual([100, 1]);
  expect(sent[0]?.sql).toContain("ON CONFLICT (id) DO UPDATE");
  expect(sent[1]?.parameterSets[0]).toContainEqual({ name: "metadata", value: { stringValue: '{"source":"d"}' } });
});

test("waits for a database that wakes up, and for nothing else", async () => {
  const resuming = { status: 400, headers: { "x-amzn-errortype": "DatabaseResumingException" }, body: { message: "resuming" } };
  let asked = 0;
  const { index } = await indexAt(() => {
    asked += 1;
    return asked < 3 ? resuming : { body: {} };
  });
  await index.check();
  expect(asked).toBe(3);
  const refused = await indexAt(() => ({
    status: 400,
    headers: { "x-amzn-errortype": "BadRequestException" },
    body: { message: "no table" },
  }));
  await expect(refused.index.check()).rejects.toThrow("no table");
  expect(refused.calls).toHaveLength(1);
});
