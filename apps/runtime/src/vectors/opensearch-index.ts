import { Sha256 } from "@aws-crypto/sha256-js";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";
import type { VectorIndex } from "./vector-index.ts";

const searchReply = z.object({
  hits: z.object({ hits: z.array(z.object({ _id: z.string(), _score: z.number(), _source: z.record(z.string(), z.unknown()) })) }),
});
const idsReply = z.object({ hits: z.object({ hits: z.array(z.object({ _id: z.string() })) }) });
const bulkReply = z.object({ errors: z.boolean() });

/** The field that the index recipe declares as knn_vector. */
const VECTOR_FIELD = "vector";
/** Most hits of one search; a limit of the service. */
const IDS_PER_SEARCH = 10_000;
const TIME_LIMIT_MS = 10_000;

export interface OpenSearchTarget {
  /** `https://….aoss.amazonaws.com` or another origin. */
  readonly origin: string;
  readonly index: string;
  readonly region: string;
  /** `aoss` for OpenSearch Serverless, `es` for a domain. */
  readonly service: "aoss" | "es";
}

export function createOpenSearchIndex(target: OpenSearchTarget, credentials = defaultProvider()): VectorIndex {
  const signer = new SignatureV4({ credentials, region: target.region, service: target.service, sha256: Sha256 });
  const call = (method: string, path: string, body?: string) => signedCall(signer, target.origin, { method, path, body });
  /** Serverless vector collections choose document ids themselves: ours is a field there, and what it had before is looked up. */
  const storedUnder = async (ids: readonly string[]): Promise<readonly string[]> => {
    const query = { size: IDS_PER_SEARCH, query: { terms: { "id.keyword": ids } }, _source: false };
    const reply = idsReply.parse(await call("POST", `/${target.index}/_search`, JSON.stringify(query)));
    return reply.hits.hits.map((hit) => hit._id);
  };
  return {
    async search(vector, count) {
      const query = { size: count, query: { knn: { [VECTOR_FIELD]: { vector, k: count } } }, _source: { excludes: [VECTOR_FIELD] } };
      const reply = searchReply.parse(await call("POST", `/${target.index}/_search`, JSON.stringify(query)));
      return reply.hits.hits.map(({ _id, _score, _source: { id = _id, ...metadata } }) => ({ id: String(id), score: _score, metadata }));
    },
    async upsert(entries) {
      const isServerless = target.service === "aoss";
      const old = isServerless ? await storedUnder(entries.map(({ id }) => id)) : [];
      const lines = [
        ...old.map((_id) => JSON.stringify({ delete: { _id } })),
        ...entries.flatMap(({ id, vector, metadata }) => [
          JSON.stringify({ index: isServerless ? {} : { _id: id } }),
          JSON.stringify({ ...metadata, id, [VECTOR_FIELD]: vector }),
        ]),
      ];
      const reply = bulkReply.parse(await call("POST", `/${target.index}/_bulk`, `${lines.join("\n")}\n`));
      if (reply.errors) throw new Error(`OpenSearch refused some of ${entries.length} vectors`);
    },
    async check() {
      await call("POST", `/${target.index}/_search`, JSON.stringify({ size: 0 }));
    },
  };
}

async function signedCall(
  signer: SignatureV4,
  origin: string,
  { method, path, body }: { method: string; path: string; body: string | undefined },
): Promise<unknown> {
  const url = new URL(path, origin);
  const headers = { host: url.host, "content-type": "application/json" };
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  const response = await fetch(url, {
    method,
    headers: signed.headers,
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`OpenSearch answered ${response.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
