import type { CostSheet } from "../cost-sheet.ts";

export const lakehouseTables: CostSheet = {
  kind: "lakehouse-tables",
  basis:
    "Compaction is Spark time of the engine that maintains the table: 4 vCPU compact 50 GB an hour (assumption), so 0.02 worker-hours per GB; S3 Tables bill it per GB and object; Databricks takes 1.5 DBU per worker-hour. Snapshot overhead is what compaction and merges rewrite until the old snapshots expire. liveGb = sum over zones of gbDay × zoneRatio × min(zoneDays, horizonDays), see (a).",
  variables: [
    ["snapshotGb", "gbDayAll*rewrites*snapshotExpiryDays"],
    ["storedGb", "liveGb+snapshotGb"],
    ["dataFiles", "commitsDay*filesPerCommit*smallFileFactor*D"],
    ["compactedFiles", "iff(compaction,gbDayAll*1000/targetFileMb*D,0)"],
    ["puts", "dataFiles+compactedFiles+commitsDay*metaFiles*D"],
    ["gets", "readGbMonth*1000/getMb+iff(compaction,dataFiles,0)"],
    ["maintGb", "iff(compaction,gbDayAll*rewrites*D,0)"],
    ["objects", "storedGb*1000/targetFileMb"],
    ["z", "iff(tier==='prototype',0,1)"],
    ["w10k", "puts*ceil(fileMb/4)/1e4"],
    ["r10k", "gets*ceil(getMb/4)/1e4"],
  ],
  aws: {
    "s3-tables": [
      ["table storage", "storedGb", "aws.s3tables.storage"],
      ["PUT", "puts/1000", "aws.s3tables.put"],
      ["GET", "gets/1000", "aws.s3tables.get"],
      ["object monitoring", "objects/1000", "aws.s3tables.monitoring"],
      ["compaction, objects", "dataFiles/1000", "aws.s3tables.compaction.objects"],
      ["compaction, data", "maintGb", "aws.s3tables.compaction.data"],
    ],
    "iceberg-glue": [
      ["Standard", "storedGb", "aws.s3.standard.storage"],
      ["PUT", "puts/1000", "aws.s3.standard.put"],
      ["GET", "gets/1000", "aws.s3.standard.get"],
      ["maintenance, 0.02 DPU-hour per GB", "maintGb*0.02", "aws.glue.dpu"],
    ],
    "delta-glue": { sameAs: "iceberg-glue" },
    "hudi-glue": { sameAs: "iceberg-glue" },
  },
  azure: {
    "delta-databricks": [
      ["Hot ZRS", "storedGb*z", "azure.adls.hot-zrs.storage"],
      ["writes ZRS", "w10k*z", "azure.adls.hot-zrs.write"],
      ["reads ZRS", "r10k*z", "azure.adls.hot-zrs.read"],
      ["Hot LRS", "storedGb*(1-z)", "azure.adls.hot-lrs.storage"],
      ["writes LRS", "w10k*(1-z)", "azure.adls.hot-lrs.write"],
      ["reads LRS", "r10k*(1-z)", "azure.adls.hot-lrs.read"],
      ["maintenance, 0.03 DBU per GB", "maintGb*0.03", "azure.databricks.jobs-serverless"],
    ],
    "iceberg-databricks": { sameAs: "delta-databricks" },
    "delta-adls": [
      ["Hot ZRS", "storedGb*z", "azure.adls.hot-zrs.storage"],
      ["writes ZRS", "w10k*z", "azure.adls.hot-zrs.write"],
      ["reads ZRS", "r10k*z", "azure.adls.hot-zrs.read"],
      ["Hot LRS", "storedGb*(1-z)", "azure.adls.hot-lrs.storage"],
      ["writes LRS", "w10k*(1-z)", "azure.adls.hot-lrs.write"],
      ["reads LRS", "r10k*(1-z)", "azure.adls.hot-lrs.read"],
      ["maintenance, 0.08 vCore-hour per GB", "maintGb*0.08", "azure.synapse.spark.vcore"],
    ],
    "iceberg-adls": { sameAs: "delta-adls" },
    "hudi-adls": { sameAs: "delta-adls" },
    "delta-fabric": [["OneLake", "storedGb", "azure.onelake.storage"]],
  },
  gcp: {
    "biglake-iceberg-rest": [
      ["Standard", "storedGb", "gcp.gcs.standard.storage"],
      ["class A", "puts/1000", "gcp.gcs.standard.class-a"],
      ["class B", "gets/1000", "gcp.gcs.standard.class-b"],
      ["maintenance, 0.08 DCU-hour per GB", "maintGb*0.08", "gcp.dataproc-serverless.dcu"],
    ],
    "bigquery-iceberg": { sameAs: "biglake-iceberg-rest" },
    "delta-biglake": { sameAs: "biglake-iceberg-rest" },
    "hudi-biglake": { sameAs: "biglake-iceberg-rest" },
  },
};
