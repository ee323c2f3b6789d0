import type { Source } from "./source.ts";

/** Pages of open-source projects, papers, and what rests on no page. */
export const OPEN_SOURCE_SOURCES = {
  iceFlink: {
    title: "Apache Iceberg: Flink writes (exactly once; UPSERT needs v2 and primary key)",
    url: "https://iceberg.apache.org/docs/latest/flink-writes",
    date: "read 2026-11-23",
  },
  eqDel: {
    title: "apache/iceberg #14797: equality deletes often prohibitively slow; avoid new use cases",
    url: "https://github.com/apache/iceberg/pull/14797",
    date: "2026-06-11",
  },
  eqSnow: {
    title: "MaterializeInc/materialize #38458: upsert mode silently stale or failing where equality deletes are not supported",
    url: "https://github.com/MaterializeInc/materialize/pull/38458",
    date: "2026-08-25",
  },
  iceStreamRead: {
    title: "apache/iceberg #9948: Flink and Spark streaming reads support append snapshots only",
    url: "https://github.com/apache/iceberg/issues/9948",
    date: "2024; stored copy",
  },
  iceSkip: {
    title: "apache/iceberg commit 6852278: streaming-skip-overwrite-snapshots",
    url: "https://github.com/apache/iceberg/pull/8980",
    date: "2024-01-26",
  },
  hudiIdx: {
    title: "Apache Hudi docs indexes (Flink: FLINK_STATE, BUCKET; record-level index documented 2026, PR #18869)",
    url: "https://hudi.apache.org/docs/indexes",
    date: "2026-05",
  },
  hudiMix: {
    title: "Huawei MRS: Hudi index design rules (Flink state index then Spark writes gives duplicates; never change index type)",
    url: "https://support.huaweicloud.com/intl/en-us/devg-rule-mrs/mrs_07_450112.html",
    date: "read 2026-11-23",
  },
  hudiVer: {
    title:
      "Apache Hudi HUDI-8817: 1.x writes table version 8 by default, hoodie.write.table.version=6 keeps old readers; release 1.1.0 adds version 9",
    url: "https://hudi.apache.org/releases/release-1.1.0",
    date: "2025-2026",
  },
  polSts: {
    title: "apache/polaris #2672 (stsUnavailable), #2711, #3742; Nexus-Stack #836: all works but reading and writing data",
    url: "https://github.com/apache/polaris/pull/2672",
    date: "2025-09-24 to 2026-09-10",
  },
  polHns: {
    title: "apache/polaris #3066: vended tokens need HNS ACLs on GCS",
    url: "https://github.com/apache/polaris/pull/3066",
    date: "2025-11-21",
  },
  flinkTx: {
    title:
      "Flink/Kafka: producer transaction.timeout.ms default 1 h, broker transaction.max.timeout.ms default 15 min (FLINK-30419 and connector docs)",
    url: "https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/datastream/kafka/",
    date: "read 2026-11-23",
  },
  osKnn: {
    title: "OpenSearch k-NN: memory 1.1*(4*d+8*M)*n; knn.memory.circuit_breaker.limit 50 % of non-heap",
    url: "https://docs.opensearch.org/latest/vector-search/settings/",
    date: "settings page re-read; formula from the HNSW method page",
  },
  pgv: {
    title: "pgvector README: index up to 2,000 dimensions for vector (halfvec 4,000)",
    url: "https://github.com/pgvector/pgvector",
    date: "read 2026-11-23; halfvec by general knowledge",
  },
  zero: {
    title: "ZeRO (Rajbhandari et al. 2020): 16 bytes per parameter for mixed-precision Adam",
    url: "https://arxiv.org/abs/1910.02054",
    date: "2020",
  },
  hfMem: {
    title: "Hugging Face Transformers: GPU memory usage (6 weights + 8 optimizer + 4 gradients bytes per parameter)",
    url: "https://huggingface.co/docs/transformers/v5.14.0/model_memory_anatomy",
    date: "v5.14.0",
  },
  iceMaint: {
    title: "Apache Iceberg: Spark procedures (remove_orphan_files older_than default 3 days)",
    url: "https://iceberg.apache.org/docs/latest/spark-procedures/",
    date: "general knowledge, well known",
  },
  zl: { title: "Follows from the mechanism by arithmetic or by our own definitions" },
  gk: { title: "General engineering knowledge, not verified against a page" },
} as const satisfies Readonly<Record<string, Source>>;
