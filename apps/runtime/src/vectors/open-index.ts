import { S3VectorsClient } from "@aws-sdk/client-s3vectors";
import { createOpenSearchIndex } from "./opensearch-index.ts";
import { createS3VectorsIndex } from "./s3-vectors-index.ts";
import type { VectorIndex } from "./vector-index.ts";

/**
 * Opens the index named by an address: `s3vectors://<region>/<bucket>/<index>` or
 * `opensearch://<host>/<index>?region=<region>&service=<aoss|es>`.
 */
export function openIndex(address: string): VectorIndex {
  const url = new URL(address);
  const [first = "", second = ""] = url.pathname.slice(1).split("/");
  if (url.protocol === "s3vectors:" && first !== "" && second !== "")
    return createS3VectorsIndex(new S3VectorsClient({ region: url.host }), first, second);
  if (url.protocol === "opensearch:" && first !== "") {
    const service = url.searchParams.get("service") === "es" ? "es" : "aoss";
    return createOpenSearchIndex({
      origin: `https://${url.host}`,
      index: first,
      region: url.searchParams.get("region") ?? "us-east-1",
      service,
    });
  }
  throw new Error(`"${address}" is not the address of a vector index that this program knows`);
}
