import type { Source } from "./source.ts";

/** Pages of AWS, and one test of Redshift that its pages do not cover. */
export const AWS_SOURCES = {
  athDelta: {
    title: "Amazon Athena user guide: Query Linux Foundation Delta Lake tables",
    url: "https://docs.aws.amazon.com/athena/latest/ug/delta-lake-tables.html",
    date: "read 2026-11-23",
  },
  athHudi: {
    title: "Amazon Athena user guide: Query Apache Hudi datasets",
    url: "https://docs.aws.amazon.com/athena/latest/ug/querying-hudi.html",
    date: "read 2026-11-23",
  },
  iceV3aws: {
    title: "AWS Prescriptive Guidance: Iceberg table format specification version 3 (support table: Athena = No)",
    url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/apache-iceberg-on-aws/table-spec-v3.html",
    date: "read 2026-11-23",
  },
  rsV3: {
    title: "Amazon Redshift: Apache Iceberg v3 features; what is new 2026-08-31",
    url: "https://docs.aws.amazon.com/redshift/latest/dg/iceberg-v3-features.html",
    date: "2026-08-31",
  },
  rsV3b: {
    title:
      "Classmethod: Redshift Iceberg v3 tables (limits: no complex types, no equality deletes, no materialised views; RG instances or Serverless)",
    url: "https://dev.classmethod.jp/en/articles/redshift-iceberg-v3-tables-rg-large/",
    date: "2026-09-03",
  },
  rsWrite: {
    title: "Amazon Redshift: Writing to Apache Iceberg tables",
    url: "https://docs.aws.amazon.com/redshift/latest/dg/iceberg-writes.html",
    date: "read 2026-11-23",
  },
  rsHudi: {
    title:
      "AWS what is new: Redshift Spectrum reads Apache Hudi copy-on-write and Delta; Hudi docs sql_queries: Redshift = CoW snapshot, MoR read-optimised (commit e8d498d, 2024-03-31)",
    url: "https://aws.amazon.com/about-aws/whats-new/2020/09/amazon-redshift-spectrum-adds-support-for-querying-open-source-apache-hudi-and-delta-lake/",
    date: "2020-09-24; 2024-03-31",
  },
  fhIce: {
    title: "Amazon Data Firehose: Apache Iceberg considerations; IcebergDestinationConfiguration (Glue catalog only)",
    url: "https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-considerations.html",
    date: "read 2026-11-23",
  },
  s3t: {
    title: "Amazon S3 Tables: Maintenance for tables (compaction on by default, 512 MB target)",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-maintenance.html",
    date: "read 2026-11-23",
  },
  awsFed: {
    title: "AWS Lake Formation: Catalog federation to remote Iceberg catalogs",
    url: "https://docs.aws.amazon.com/lake-formation/latest/dg/catalog-federation.html",
    date: "read 2026-11-23",
  },
  kds: {
    title: "Amazon Kinesis Data Streams: quotas (1 MB/s, 1000 records/s per shard)",
    url: "https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html",
    date: "read 2026-11-23",
  },
  kdsSize: {
    title: "Amazon Kinesis: UpdateMaxRecordSize (1 to 10 MiB)",
    url: "https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html",
    date: "read 2026-11-23",
  },
  s3v: {
    title:
      "Amazon S3 Vectors: limitations (dimension 1-4096, 2 billion per index, 2,500 vectors/s writes, top-K 100, 2 KB filterable metadata)",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-limitations.html",
    date: "read 2026-11-23",
  },
  smfsOff: {
    title: "SageMaker Feature Store: offline store (InMemory has no offline store; Iceberg needs String event time; written within 15 min)",
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-storage-configurations-offline-store.html",
    date: "read 2026-11-23",
  },
} as const satisfies Readonly<Record<string, Source>>;
