import { createHash } from "node:crypto";
import * as z from "zod";
import { readSecret } from "../secrets/read-secret.ts";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";
import { metricOf, type VectorMetric } from "./vector-metric.ts";

export interface QdrantTarget {
  readonly origin: string;
  readonly collection: string;
  readonly dimension: number;
  readonly metric: VectorMetric;
  /** Links of a vector in the index, `m` in Qdrant's words. */
  readonly links: number;
  readonly quantization: string;
  /** Servers that hold each vector. */
  readonly copies: number;
  readonly key: () => Promise<string>;
}

const DISTANCES: Readonly<Record<VectorMetric, string>> = { cosine: "Cosine", euclidean: "Euclid", dot: "Dot" };
const VECTORS_PER_CALL = 500;
const TIME_LIMIT_MS = 30_000;
/** What each vector bears beside its metadata: ids of Qdrant are numbers or UUIDs, so ours is kept there. */
const ID = "zerolake_id";

const foundSchema = z.object({
  result: z.object({ points: z.array(z.object({ score: z.number(), payload: z.record(z.string(), z.unknown()).nullish() })) }),
});

/** Reads `qdrant://<host>:<port>/<collection>?dimension=…&metric=…&links=…&quantization=…&copies=…&tls=…&key=<place of a secret>`. */
export function openQdrant(url: URL): VectorIndex | undefined {
  const [, collection] = url.pathname.split("/");
  const { searchParams: said } = url;
  const metric = metricOf(said.get("metric"));
  const key = said.get("key");
  const dimension = Number(said.get("dimension"));
  if (url.protocol !== "qdrant:" || !collection || !metric || !key || !(dimension > 0)) return undefined;
  let read: Promise<string> | undefined;
  return createQdrantIndex({
    origin: `${said.get("tls") === "yes" ? "https" : "http"}://${url.host}`,
    collection,
    dimension,
    metric,
    links: Number(said.get("links") ?? 16),
    quantization: said.get("quantization") ?? "none",
    copies: Number(said.get("copies") ?? 1),
    key: () =>
      (read ??= readSecret(key).catch((error: unknown) => {
        read = undefined;
        throw error;
      })),
  });
}

/** A collection of Qdrant. The first program that writes makes it, since nobody outside the network can. */
export function createQdrantIndex(target: QdrantTarget): VectorIndex {
  const path = `/collections/${target.collection}`;
  let made: Promise<void> | undefined;
  return {
    async search(vector, count) {
      const answer = await ask(target, "POST", `${path}/points/query`, { query: vector, limit: count, with_payload: true });
      return foundSchema.parse(await answer.json()).result.points.map(({ score, payload }) => {
        const { [ID]: id = "", ...metadata } = payload ?? {};
        // Of a distance the smaller one is nearer.
        return { id: String(id), score: target.metric === "euclidean" ? 1 / (1 + score) : score, metadata };
      });
    },
    async upsert(entries) {
      made ??= makeCollection(target, path).catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      await made;
      for (let start = 0; start < entries.length; start += VECTORS_PER_CALL) {
        const points = entries.slice(start, start + VECTORS_PER_CALL).map(pointOf);
        await ask(target, "PUT", `${path}/points?wait=true`, { points });
      }
    },
    async check() {
      await ask(target, "GET", path);
    },
  };
}

async function makeCollection(target: QdrantTarget, path: string): Promise<void> {
  const { result } = z
    .object({ result: z.object({ exists: z.boolean() }) })
    .parse(await (await ask(target, "GET", `${path}/exists`)).json());
  if (result.exists) return;
  await ask(target, "PUT", path, {
    vectors: {
      size: target.dimension,
      distance: DISTANCES[target.metric],
      ...(target.quantization === "fp16" ? { datatype: "float16" } : {}),
    },
    hnsw_config: { m: target.links },
    replication_factor: target.copies,
    ...quantizationOf(target.quantization),
  });
}

function quantizationOf(word: string) {
  if (word === "byte") return { quantization_config: { scalar: { type: "int8", always_ram: true } } };
  return word === "binary" ? { quantization_config: { binary: { always_ram: true } } } : {};
}

function pointOf({ id, vector, metadata }: VectorEntry) {
  return { id: uuidOf(id), vector, payload: { ...metadata, [ID]: id } };
}

/** The same id is always the same point. */
export function uuidOf(id: string): string {
  const hex = createHash("sha256").update(id).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function ask(target: QdrantTarget, method: "GET" | "POST" | "PUT", path: string, body?: object): Promise<Response> {
  const response = await fetch(`${target.origin}${path}`, {
    method,
    headers: { "api-key": await target.key(), "content-type": "application/json" },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Qdrant answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return response;
}
