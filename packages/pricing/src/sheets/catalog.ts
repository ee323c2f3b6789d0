import type { CostSheet } from "../cost-sheet.ts";

export const catalog: CostSheet = {
  kind: "catalog",
  basis: "Polaris is one small container per redundancy with a small PostgreSQL; on Azure what makes its catalog runs beside it.",
  variables: [
    ["requestsM", "(commitsMonthAll*2+queriesMonthAll*5)/1e6"],
    ["servers", "redundancy"],
    ["databases", "redundancy"],
  ],
  aws: {
    "glue-data-catalog": [
      ["objects, 100 per table", "tables*100/1e5", "aws.glue.catalog.objects"],
      ["requests", "requestsM", "aws.glue.catalog.requests"],
    ],
    unity: { free: "Unity Catalog has no meter; the engines pay" },
    polaris: [
      ["vCPU 1", "servers*H", "aws.fargate.vcpu"],
      ["memory 2 GB", "servers*2*H", "aws.fargate.memory"],
      ["load balancer", "H", "aws.alb.hour"],
      ["Aurora, 0.5 ACU", "redundancy*0.5*H", "aws.aurora.acu"],
      ["database storage 10 GB", "10", "aws.aurora.storage"],
    ],
  },
  azure: {
    unity: { free: "Unity Catalog has no meter; the engines pay" },
    onelake: { free: "part of the Fabric capacity" },
    "synapse-lake-database": { free: "metadata of serverless SQL; queries pay under sql-engine" },
    purview: { free: "assets are counted once, under governance `purview-governance`" },
    polaris: [
      ["vCPU 1.25", "servers*1.25*S", "azure.containerapps.vcpu-active"],
      ["memory 2.5 GiB", "servers*2.5*S", "azure.containerapps.memory"],
      ["PostgreSQL B1ms", "iff(tier==='prototype',H,0)", "azure.postgres.b1ms"],
      ["PostgreSQL, 2 vCores", "iff(tier==='prototype',0,databases*H)", "azure.postgres.d.2vcore"],
      ["database storage 32 GiB", "iff(tier==='prototype',1,databases)*32", "azure.postgres.storage"],
    ],
  },
  gcp: {
    "biglake-iceberg-rest": [["BigLake metastore", "1", "gcp.biglake.metastore"]],
    dataplex: [["metadata storage 1 GiB", "1", "gcp.dataplex.storage"]],
    "dataproc-metastore": { unpriced: "rate per scaling factor not found" },
    unity: { free: "Unity Catalog has no meter; the engines pay" },
    "polaris-cloud-run": [
      ["vCPU 2.5, server and what stands beside it", "servers*2.5*H", "gcp.cloudrun.vcpu-always"],
      ["memory 3 GiB", "servers*3*H", "gcp.cloudrun.memory-always"],
      ["Cloud SQL vCPU 1", "databases*H", "gcp.cloudsql.vcpu"],
      ["Cloud SQL memory 3.75 GiB", "databases*3.75*H", "gcp.cloudsql.memory"],
      ["database storage 10 GiB", "databases*10", "gcp.cloudsql.storage"],
    ],
    polaris: { unpriced: "not deployable (fit none); the proposal names another variant" },
  },
};
