import { type Container, CosmosClient } from "@azure/cosmos";
import * as z from "zod";
import { identityToken } from "../azure/identity-token.ts";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";
import { metricOf, type VectorMetric } from "./vector-metric.ts";

/** What a bulk call takes; a limit of the service. */
const DOCUMENTS_PER_CALL = 100;
/** The SDK asks again before a token ends; what it is told is sooner than that. */
const TOKEN_MS = 300_000;

const foundSchema = z.array(
  z.object({ key: z.string(), text: z.string().nullish(), metadata: z.record(z.string(), z.unknown()).nullish(), score: z.number() }),
);

/** Of a distance the smaller one is nearer; the other two grow with nearness. */
const SCORES: Readonly<Record<VectorMetric, (score: number) => number>> = {
  cosine: (score) => score,
  euclidean: (distance) => 1 / (1 + distance),
  dot: (score) => score,
};

/** Reads `cosmos://<host>/<database>/<container>?metric=…`. */
export function openCosmos(url: URL): VectorIndex | undefined {
  const [, database, container] = url.pathname.split("/");
  const metric = metricOf(url.searchParams.get("metric"));
  if (url.protocol !== "cosmos:" || !database || !container || !metric) return undefined;
  const endpoint = `https://${url.host}`;
  const aadCredentials = {
    getToken: async () => ({ token: await identityToken(endpoint), expiresOnTimestamp: Date.now() + TOKEN_MS }),
  };
  return createCosmosIndex(new CosmosClient({ endpoint, aadCredentials }).database(database).container(container), metric);
}

/** A container of documents with their vectors; the deployment has made it with its index. */
export function createCosmosIndex(container: Container, metric: VectorMetric): VectorIndex {
  return {
    async search(vector, count) {
      const query = `SELECT TOP @count c.key, c.text, c.metadata, VectorDistance(c.embedding, @vector) AS score FROM c ORDER BY VectorDistance(c.embedding, @vector)`;
      const parameters = [
        { name: "@count", value: count },
        { name: "@vector", value: [...vector] },
      ];
      const { resources } = await container.items.query({ query, parameters }).fetchAll();
      return foundSchema.parse(resources).map(({ key, text, metadata, score }) => ({
        id: key,
        score: SCORES[metric](score),
        metadata: { ...metadata, ...(text ? { text } : {}) },
      }));
    },
    async upsert(entries) {
      for (let start = 0; start < entries.length; start += DOCUMENTS_PER_CALL)
        await Promise.all(entries.slice(start, start + DOCUMENTS_PER_CALL).map((entry) => container.items.upsert(documentOf(entry))));
    },
    async check() {
      await container.read();
    },
  };
}

/** Ids take few characters: the key itself is kept beside the vector. */
export function documentOf({ id, vector, metadata: { text = "", ...metadata } }: VectorEntry) {
  return { id: Buffer.from(id).toString("base64url"), key: id, text, metadata, embedding: [...vector] };
}
