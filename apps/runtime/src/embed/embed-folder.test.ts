import { S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import type { Document } from "../documents/document-of-row.ts";
import { startService } from "../local-service.testing.ts";
import { openModel } from "../models/model-endpoint.ts";
import { openDoneList } from "../state/done-list.ts";
import type { VectorEntry } from "../vectors/vector-index.ts";
import { embedFolder } from "./embed-folder.ts";

async function* documents(...all: readonly Document[]): AsyncGenerator<Document> {
  yield* all;
}

/** A bucket of one object. */
async function bucket() {
  let stored: string | undefined;
  const { url } = await startService(({ method, body }) => {
    if (method === "PUT") stored = body;
    return stored === undefined ? { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" } : { body: stored };
  });
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  return new S3Client({
    region: "eu-west-1",
    endpoint: url,
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
}

test("a second run embeds what is new or has changed, and nothing else", async () => {
  const client = await bucket();
  const { url, calls } = await startService(() => ({ body: [[3, 4]] }));
  const written: VectorEntry[] = [];
  const index = {
    search: async () => [],
    check: async () => {},
    upsert: async (entries: readonly VectorEntry[]) => void written.push(...entries),
  };
  const embedding = { model: openModel(url), index, chunkSize: 100, chunkOverlap: 0, isNormalized: true };
  const run = async (...all: readonly Document[]) =>
    embedFolder(documents(...all), embedding, await openDoneList("s3://bucket/scratch/embed/embedded.txt", client));

  const shoes = { name: "1", text: "shoes" };
  expect(await run(shoes, { name: "2", text: "hat" })).toEqual({ documents: 2, chunks: 2 });
  expect(await run(shoes, { name: "2", text: "new hat" }, { name: "3", text: "coat" })).toEqual({ documents: 2, chunks: 2 });
  expect(calls.map(({ body }) => (JSON.parse(body) as { inputs: string }).inputs)).toEqual(["shoes", "hat", "new hat", "coat"]);
  expect(written[0]).toMatchObject({ vector: [0.6, 0.8], metadata: { source: "1", position: "0", text: "shoes" } });
  expect(written[2]?.id).toBe(written[1]?.id);
});
