import type { CostSheet } from "../cost-sheet.ts";

export const sqlEngine: CostSheet = {
  kind: "sql-engine",
  basis:
    "8 RPU, 50 slots, 12 DBU or 100 DWU per ten concurrent users (assumption). hActive is for engines that stop between queries: without hoursPerDay they run one hour per 0.5 TB scanned and ten users' worth of compute, at least an hour a day (assumption). hOn is for capacity that runs until somebody pauses it. BigQuery bills the scan, or slots where hoursPerDay is set (Standard edition, in production Enterprise).",
  variables: [
    ["tbMonth", "tbScannedPerDay*D"],
    ["size", "ceil(concurrency/10)"],
    ["hActive", "iff(hoursPerDay>0,hoursPerDay*D,max(1,tbScannedPerDay/0.5/size)*D)*hoursFactor"],
    ["hOn", "iff(hoursPerDay>0,hoursPerDay*D*hoursFactor,H)"],
    ["slotHours", "iff(hoursPerDay>0,50*size*hActive,0)"],
  ],
  aws: {
    athena: [["scanned", "tbMonth", "aws.athena.scan"]],
    "redshift-serverless": [["RPU", "8*size*hActive", "aws.redshift-serverless.rpu"]],
    "databricks-sql": [["DBU", "warehouseDbu*size*hActive", "aws.databricks.sql-serverless"]],
    equivalent: { unpriced: "not deployable (fit none); the proposal names another variant" },
  },
  azure: {
    "databricks-sql": [["DBU", "warehouseDbu*size*hActive", "azure.databricks.sql-serverless"]],
    "synapse-serverless": [["processed", "tbMonth", "azure.synapse.sql-serverless"]],
    "synapse-dedicated": [["DWU, per 100", "size*hOn", "azure.synapse.dwu100"]],
    "fabric-warehouse": { free: "part of the Fabric capacity" },
  },
  gcp: {
    bigquery: [
      ["scanned", "iff(hoursPerDay>0,0,tbMonth/1.099511627776)", "gcp.bigquery.on-demand"],
      ["Standard slots", "iff(tier==='production',0,slotHours)", "gcp.bigquery.slot.standard"],
      ["Enterprise slots", "iff(tier==='production',slotHours,0)", "gcp.bigquery.slot.enterprise"],
    ],
    "databricks-sql": [["DBU", "warehouseDbu*size*hActive", "gcp.databricks.sql-serverless"]],
  },
};
