import * as z from "zod";
import { type AskGoogle, askGoogle } from "../google/ask-google.ts";
import type { VectorIndex } from "./vector-index.ts";

/** Most vectors of one request; a limit of the service. */
const VECTORS_PER_CALL = 500;
/** What lies beside a vector is kept small: of a longer text the beginning. */
const KEPT_CHARACTERS = 9000;

export interface VertexIndexTarget {
  /** Host that answers. */
  readonly host: string;
  readonly deployedIndex: string;
  /** Resource names. */
  readonly endpoint: string;
  readonly index: string;
}

const neighbour = z.object({
  distance: z.number().default(0),
  datapoint: z.object({ datapointId: z.string().default(""), embeddingMetadata: z.record(z.string(), z.unknown()).optional() }),
});
const answerSchema = z.object({ nearestNeighbors: z.array(z.object({ neighbors: z.array(neighbour).optional() })).optional() });

/** Reads `vertex-vectors://<host>/<deployed index>?endpoint=<name>&index=<name>`. */
export function vertexIndexTarget(url: URL): VertexIndexTarget | undefined {
  const [, deployedIndex] = url.pathname.split("/");
  const endpoint = url.searchParams.get("endpoint");
  const index = url.searchParams.get("index");
  if (url.protocol !== "vertex-vectors:" || !deployedIndex || !endpoint || !index) return undefined;
  return { host: url.host, deployedIndex, endpoint, index };
}

export function createVertexIndex({ host, deployedIndex, endpoint, index }: VertexIndexTarget, ask: AskGoogle = askGoogle): VectorIndex {
  const region = /\/locations\/([^/]+)\//.exec(index)?.[1] ?? "";
  const indexUrl = `https://${region}-aiplatform.googleapis.com/v1/${index}`;
  return {
    async search(vector, count) {
      const queries = [{ datapoint: { featureVector: vector }, neighborCount: count }];
      const body = { deployedIndexId: deployedIndex, queries, returnFullDatapoint: true };
      const answer = answerSchema.parse(await ask({ url: `https://${host}/v1/${endpoint}:findNeighbors`, body }));
      return (answer.nearestNeighbors?.[0]?.neighbors ?? []).map(({ distance, datapoint }) => ({
        id: datapoint.datapointId,
        score: 1 - distance,
        metadata: datapoint.embeddingMetadata ?? {},
      }));
    },
    async upsert(entries) {
      for (let start = 0; start < entries.length; start += VECTORS_PER_CALL) {
        const datapoints = entries.slice(start, start + VECTORS_PER_CALL).map(({ id, vector, metadata }) => ({
          datapointId: id,
          featureVector: vector,
          embeddingMetadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, value.slice(0, KEPT_CHARACTERS)])),
        }));
        await ask({ url: `${indexUrl}:upsertDatapoints`, body: { datapoints } });
      }
    },
    async check() {
      await ask({ url: indexUrl, method: "GET" });
    },
  };
}
