import type { Source } from "./source.ts";

/** Pages of Google Cloud. */
export const GOOGLE_CLOUD_SOURCES = {
  bqManifest: {
    title: "BigQuery: Query open table formats with manifests (Hudi-BigQuery connector 0.14.0 or Dataproc 2.1)",
    url: "https://docs.cloud.google.com/bigquery/docs/query-open-table-format-using-manifest-files",
    date: "read 2026-11-23",
  },
  bqDelta: {
    title: "BigQuery: Create BigLake external tables for Delta Lake",
    url: "https://docs.cloud.google.com/bigquery/docs/create-delta-lake-table",
    date: "read 2026-11-23",
  },
  gcpV3: {
    title: "Google Cloud Lakehouse: Use binary deletion vectors in Iceberg V3 tables (Preview; BigQuery reads only)",
    url: "https://docs.cloud.google.com/lakehouse/docs/use-iceberg-v3-binary-deletion-vectors",
    date: "read 2026-11-23",
  },
  bqFlink: {
    title: "Google Cloud: BigQuery Engine for Apache Flink Preview discontinued 2025-02-28",
    url: "https://cloud.google.com/bigquery-engine-for-apache-flink/docs/reference/rpc",
    date: "2025-02-28",
  },
  psLite: {
    title: "Google Cloud: the published Spark streaming connector is for Pub/Sub Lite",
    url: "https://docs.cloud.google.com/managed-spark/docs/concepts/connectors/pubsub-lite",
    date: "read 2026-11-23",
  },
  psSub: {
    title:
      "Google Cloud Pub/Sub v1 Subscription reference (export subscriptions exclude pull; exactly-once is a pull feature; retention up to 31 days by general knowledge)",
    url: "https://docs.cloud.google.com/pubsub/docs/exactly-once-delivery",
    date: "partly re-read",
  },
  vfs: {
    title:
      "Vertex AI Feature Store: online serving types (Optimized serving deprecated; continuous sync only with Bigtable); data source is BigQuery",
    url: "https://docs.cloud.google.com/gemini-enterprise-agent-platform/machine-learning/featurestore/latest/online-serving-types.md.txt",
    date: "read 2026-11-23",
  },
  vfsSrc: {
    title: "Vertex AI Feature Store: prepare data source (BigQuery table or view is the offline store)",
    url: "https://cloud.google.com/vertex-ai/docs/featurestore/latest/overview",
    date: "read 2026-11-23",
  },
} as const satisfies Readonly<Record<string, Source>>;
