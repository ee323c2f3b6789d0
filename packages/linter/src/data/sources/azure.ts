import type { Source } from "./source.ts";

/** Pages of Microsoft, and the error that Synapse answers with. */
export const AZURE_SOURCES = {
  synDv: {
    title: "From Synapse serverless to Microsoft Fabric: error 19726 Feature Deletion Vectors is not supported",
    url: "https://www.sqltechnet.com/2026/06/from-synapse-serverless-to-microsoft.html",
    date: "2026-06-18",
  },
  synDelta: {
    title: "Microsoft Learn: Query Delta Lake files using serverless SQL pool",
    url: "https://learn.microsoft.com/azure/synapse-analytics/sql/query-delta-lake-format",
  },
  fabDelta: {
    title: "Microsoft Learn: Delta Lake table format interoperability in Fabric",
    url: "https://learn.microsoft.com/fabric/fundamentals/delta-lake-interoperability",
    date: "read 2026-11-23",
  },
  fabIce: {
    title: "Microsoft Learn: Use Iceberg tables with OneLake",
    url: "https://learn.microsoft.com/fabric/onelake/onelake-iceberg-tables",
  },
  asaDelta: {
    title: "Azure Stream Analytics: Write to a Delta Lake table (append mode, exactly once, one partition column)",
    url: "https://learn.microsoft.com/azure/stream-analytics/write-to-delta-lake",
    date: "read 2026-11-23",
  },
  ehKafka: {
    title:
      "Azure Event Hubs for Apache Kafka: transactions preview in Premium/Dedicated; compression gzip only, Premium/Dedicated; at-least-once",
    url: "https://learn.microsoft.com/azure/event-hubs/azure-event-hubs-apache-kafka-overview",
    date: "2026-02-05",
  },
  ehTiers: {
    title:
      "Azure Event Hubs tiers: retention 1/7/90 d, partitions 32/32/100 per hub, TU 1 MB/s or 1000 events/s, 1 MB publication, Kafka not in Basic",
    url: "https://learn.microsoft.com/azure/event-hubs/compare-tiers",
    date: "copy of 2022-2026",
  },
  hdiAks: {
    title: "Microsoft Learn: HDInsight on AKS retired 2025-01-31",
    url: "https://learn.microsoft.com/azure/hdinsight-aks/flink/use-flink-delta-connector",
    date: "2025-01-31",
  },
  amlfs: {
    title: "Azure ML feature store: sources csv, deltatable, mltable, parquet, custom; offline store only ADLS Gen2",
    url: "https://learn.microsoft.com/azure/machine-learning/reference-yaml-feature-store",
    date: "read 2026-11-23",
  },
} as const satisfies Readonly<Record<string, Source>>;
