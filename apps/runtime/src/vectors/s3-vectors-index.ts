import { GetIndexCommand, PutVectorsCommand, QueryVectorsCommand, type S3VectorsClient } from "@aws-sdk/client-s3vectors";
import type { VectorIndex } from "./vector-index.ts";

/** Most vectors of one PutVectors call; a limit of the service. */
const VECTORS_PER_CALL = 500;

export function createS3VectorsIndex(client: S3VectorsClient, vectorBucketName: string, indexName: string): VectorIndex {
  return {
    async search(vector, count) {
      const reply = await client.send(
        new QueryVectorsCommand({
          vectorBucketName,
          indexName,
          topK: count,
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
          .map(({ id, vector, metadata }) => ({ key: id, data: { float32: [...vector] }, metadata }));
        await client.send(new PutVectorsCommand({ vectorBucketName, indexName, vectors }));
      }
    },
    async check() {
      await client.send(new GetIndexCommand({ vectorBucketName, indexName }));
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
