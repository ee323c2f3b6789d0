import { RDSDataClient } from "@aws-sdk/client-rds-data";
import { S3VectorsClient } from "@aws-sdk/client-s3vectors";
import { createAiSearchIndex } from "./ai-search-index.ts";
import { openBigquery } from "./bigquery-index.ts";
import { openCosmos } from "./cosmos-index.ts";
import { createDatabricksIndex } from "./databricks-index.ts";
import { createOpenSearchIndex } from "./opensearch-index.ts";
import { openPostgres } from "./postgres-index.ts";
import { openQdrant } from "./qdrant-index.ts";
import { createRdsDataIndex } from "./rds-data-index.ts";
import { createS3VectorsIndex } from "./s3-vectors-index.ts";
import type { VectorIndex } from "./vector-index.ts";
import { columnOf, metricOf } from "./vector-metric.ts";
import { createVertexIndex, vertexIndexTarget } from "./vertex-index.ts";

const OPENERS: readonly ((url: URL) => VectorIndex | undefined)[] = [
  openVertex,
  openS3Vectors,
  openOpenSearch,
  openRdsData,
  openPostgres,
  openBigquery,
  openAiSearch,
  openDatabricks,
  openQdrant,
  openCosmos,
];

/**
 * Opens the index named by an address: `s3vectors://<region>/<bucket>/<index>`,
 * `bigquery-vectors://<project>/<dataset>/<table>?location=<region>&metric=<metric>`,
 * `vertex-vectors://<host>/<deployed index>?endpoint=<name>&index=<name>`,
 * `aisearch://<host>/<index>`, `databricks-vectors://<host>/<index>`, `opensearch://<host>/<index>?region=<region>&service=<aoss|es>`,
 * `postgresql://<host>:<port>/<database>/<table>?metric=…&type=…&dimension=…&links=…&login=<azure|google>`,
 * `qdrant://<host>:<port>/<collection>?dimension=…&metric=…&…&key=<place of a secret>`, `cosmos://<host>/<database>/<container>?metric=…` or
 * `rds-data://<region>/<database>/<table>?metric=…&type=…&cluster=<arn>&secret=<arn>`.
 */
export function openIndex(address: string): VectorIndex {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  for (const open of OPENERS) {
    const index = url && open(url);
    if (index) return index;
  }
  throw new Error(`"${address}" is not the address of a vector index that this program knows`);
}

function openVertex(url: URL): VectorIndex | undefined {
  const target = vertexIndexTarget(url);
  return target && createVertexIndex(target);
}

function openS3Vectors(url: URL): VectorIndex | undefined {
  const [, bucket, index] = url.pathname.split("/");
  if (url.protocol !== "s3vectors:" || !bucket || !index) return undefined;
  return createS3VectorsIndex(new S3VectorsClient({ region: url.host }), bucket, index);
}

function openOpenSearch(url: URL): VectorIndex | undefined {
  const [, index] = url.pathname.split("/");
  const region = url.searchParams.get("region");
  if (url.protocol !== "opensearch:" || !index || !region) return undefined;
  const service = url.searchParams.get("service") === "es" ? "es" : "aoss";
  return createOpenSearchIndex({ origin: `https://${url.host}`, index, region, service });
}

function openAiSearch(url: URL): VectorIndex | undefined {
  const [, index] = url.pathname.split("/");
  return url.protocol === "aisearch:" && index ? createAiSearchIndex(`https://${url.host}`, index) : undefined;
}

function openDatabricks(url: URL): VectorIndex | undefined {
  const [, index] = url.pathname.split("/");
  return url.protocol === "databricks-vectors:" && index ? createDatabricksIndex(url.host, index) : undefined;
}

function openRdsData(url: URL): VectorIndex | undefined {
  const [, database, table] = url.pathname.split("/");
  const resourceArn = url.searchParams.get("cluster");
  const secretArn = url.searchParams.get("secret");
  const metric = metricOf(url.searchParams.get("metric"));
  if (url.protocol !== "rds-data:" || !database || !table || !resourceArn || !secretArn || !metric) return undefined;
  const columnType = columnOf(url.searchParams.get("type"));
  return createRdsDataIndex(new RDSDataClient({ region: url.host }), { resourceArn, secretArn, database, table, metric, columnType });
}
