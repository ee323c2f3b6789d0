import * as z from "zod";
import { askAzure } from "../azure/identity-token.ts";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";

const RESOURCE = "https://search.azure.com";
const VERSION = "2025-09-01";
/** Most documents of one call; a limit of the service. */
const DOCUMENTS_PER_CALL = 1000;

const resultSchema = z.object({ value: z.array(z.object({ status: z.boolean(), errorMessage: z.string().nullish() })) });
const foundSchema = z.object({
  value: z.array(z.object({ "@search.score": z.number(), content: z.string().nullish(), metadata: z.string().nullish() })),
});

/** An index of Azure AI Search with the fields that the deployment makes: id, content, metadata and embedding. */
export function createAiSearchIndex(origin: string, index: string): VectorIndex {
  const ask = async (path: string, body: object): Promise<unknown> => {
    const response = await askAzure(`${origin}/indexes('${index}')/docs/${path}?api-version=${VERSION}`, {
      method: "POST",
      resource: RESOURCE,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The vector index answered ${response.status}`);
    return response.json();
  };
  return {
    async search(vector, count) {
      const vectorQueries = [{ kind: "vector", vector, fields: "embedding", k: count }];
      const { value } = foundSchema.parse(
        await ask("search.post.search", { count: false, select: "content,metadata", top: count, vectorQueries }),
      );
      return value.map((found) => {
        const { id = "", ...metadata } = metadataOf(found.metadata);
        return {
          id: String(id),
          score: found["@search.score"],
          metadata: { ...metadata, ...(found.content ? { text: found.content } : {}) },
        };
      });
    },
    async upsert(entries) {
      for (let start = 0; start < entries.length; start += DOCUMENTS_PER_CALL) {
        const value = entries.slice(start, start + DOCUMENTS_PER_CALL).map(documentOf);
        const failed = resultSchema.parse(await ask("search.index", { value })).value.find(({ status }) => !status);
        if (failed) throw new Error(`The vector index refused a document: ${failed.errorMessage ?? "it did not say why"}`);
      }
    },
    async check() {
      const response = await askAzure(`${origin}/indexes('${index}')/docs/$count?api-version=${VERSION}`, { resource: RESOURCE });
      if (!response.ok) throw new Error(`The vector index answered ${response.status}`);
    },
  };
}

/** Keys take few characters: the id itself is kept beside the vector. */
function documentOf({ id, vector, metadata: { text, ...metadata } }: VectorEntry) {
  return {
    "@search.action": "mergeOrUpload",
    id: Buffer.from(id).toString("base64url"),
    content: text ?? "",
    metadata: JSON.stringify({ ...metadata, id }),
    embedding: vector,
  };
}

/** What a job of ours wrote is JSON; where the service itself fills the index, it is the address of the file. */
function metadataOf(text: string | null | undefined): Record<string, unknown> {
  if (!text?.startsWith("{")) return text ? { id: text } : {};
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
}
