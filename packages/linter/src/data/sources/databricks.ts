import type { Source } from "./source.ts";

/** Pages of Databricks and Delta Lake. */
export const DATABRICKS_SOURCES = {
  rsDelta: {
    title: "Delta Lake docs: Redshift Spectrum integration by symlink manifests",
    url: "https://docs.delta.io/latest/redshift-spectrum-integration.html",
    date: "read 2026-11-23",
  },
  dbxV3: {
    title: "Databricks: Use Apache Iceberg v3 features (DBR 18.0+, earlier Beta page said 17.3)",
    url: "https://docs.databricks.com/iceberg/iceberg-v3",
    date: "read 2026-11-23",
  },
  dbxCompat: {
    title: "Databricks: DELTA_ICEBERG_COMPAT_VIOLATION error class",
    url: "https://docs.databricks.com/error-messages/delta-iceberg-compat-violation-error-class.html",
    date: "read 2026-11-23",
  },
  dbxVend: {
    title: "Databricks: Unity Catalog credential vending for external system access",
    url: "https://docs.databricks.com/external-access/credential-vending.html",
    date: "read 2026-11-23",
  },
  dbxIrc: {
    title: "Databricks: Access Databricks tables from Apache Iceberg clients (endpoint /api/2.1/unity-catalog/iceberg-rest)",
    url: "https://docs.databricks.com/external-access/iceberg",
    date: "read 2026-11-23",
  },
  deltaDv: {
    title: "Delta Lake docs: What are deletion vectors (protocol upgrade; old clients cannot read)",
    url: "https://docs.delta.io/3.2.1/delta-deletion-vectors.html",
    date: "read 2026-11-23",
  },
  deltaVer: {
    title: "Delta Lake docs: feature compatibility (column mapping, table features)",
    url: "https://docs.delta.io/3.2.1/versioning.html",
    date: "read 2026-11-23",
  },
  deltaFlink: {
    title:
      "delta-io/delta #4586 (Standalone-based connector in maintenance), #5228 (delta-flink 3.3.2 needs Flink 1.16), #4793, #5901 (Kernel sink epic)",
    url: "https://github.com/delta-io/delta/issues/5901",
    date: "2026-07-17",
  },
  deltaFlinkDv: {
    title: "delta-io/delta #2874: Flink connector cannot read tables with deletion vectors",
    url: "https://github.com/delta-io/delta/issues/2874",
    date: "open when read",
  },
  vervDelta: {
    title: "Ververica: Delta Lake connector (append-only result tables)",
    url: "https://docs.ververica.com/docs/reference/connectors/delta-lake",
    date: "read 2026-11-23",
  },
  deltaStream: {
    title: "Databricks / Delta: streaming reads (non-append changes raise; skipChangeCommits or change data feed)",
    url: "https://learn.microsoft.com/azure/databricks/structured-streaming/delta-lake",
    date: "read 2026-11-23",
  },
} as const satisfies Readonly<Record<string, Source>>;
