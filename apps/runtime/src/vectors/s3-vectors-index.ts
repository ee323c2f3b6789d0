import { GetIndexCommand, PutVectorsCommand, QueryVectorsCommand, type S3VectorsClient } from "@aws-sdk/client-s3vectors";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";

/** Most vectors of one PutVectors call; a limit of the service. */
const VECTORS_PER_CALL = 500;
/** Most neighbours of one query; a limit of the service. */
const NEIGHBOURS_PER_QUERY = 100;
/** The service keeps 40 KB beside a vector; of a longer text the beginning is kept, at most four bytes a character. */
const KEPT_CHARACTERS = 9000;

export function createS3VectorsIndex(client: S3VectorsClient, vectorBucketName: string, indexName: string): VectorIndex {
  return {
    async search(vector, count) {
      const reply = await client.send(
        new QueryVectorsCommand({
          vectorBucketName,
          indexName,
          topK: Math.min(count, NEIGHBOURS_PER_QUERY),
          queryVector: { float32: [...vector] },
          returnDistance: true,
          returnMetadata: true,
        }),
      );
      return (reply.vectors ?? []).map((found) => ({
        id: found.key ?? "",
        score: 1 - (found.distance ?? 0),
        metadata: isRecord(found.metadata) ? found.metadata : {},
      }));
    },
    async upsert(entries) {
      for (let start = 0; start < entries.length; start += VECTORS_PER_CALL) {
        const vectors = entries
          .slice(start, start + VECTORS_PER_CALL)
          .map(({ id, vector, metadata }) => ({ key: id, data: { float32: [...vector] }, metadata: shortened(metadata) }));
        await client.send(new PutVectorsCommand({ vectorBucketName, indexName, vectors }));
      }
    },
    async check() {
      await client.send(new GetIndexCommand({ vectorBucketName, indexName }));
    },
  };
}

function shortened(metadata: VectorEntry["metadata"]): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, value.slice(0, KEPT_CHARACTERS)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
