import type { CostSheet } from "../cost-sheet.ts";

export const databaseSource: CostSheet = {
  kind: "database-source",
  basis:
    "One DMS capacity unit per 1,000 changes/s (assumption), twice in production (multi-AZ). Data Factory copies every hour – a fourth of `runs` – with 4 DIU, at least a minute a run, 36 GB an hour, and merges for four minutes on 8 vCores; ten activities a run (assumptions).",
  variables: [
    ["gbMonth", "eps*eventBytes*S/1e9"],
    ["units", "max(1,ceil(eps*peak/2000))"],
    ["dcu", "max(1,ceil(eps*peak/1000))*iff(tier==='production',2,1)"],
    ["runs", "D*96"],
  ],
  aws: {
    "dms-serverless": [["capacity units", "dcu*H", "aws.dms.dcu"]],
    "debezium-mskconnect": [["connect units", "units*H", "aws.msk.connect"]],
    "confluent-connector": { unpriced: "Confluent bills task hours and data of a connector, and publishes no rates for them" },
  },
  azure: {
    "debezium-container": [
      ["vCPU", "units*S", "azure.containerapps.vcpu-active"],
      ["memory 2 GiB", "units*2*S", "azure.containerapps.memory"],
    ],
    "fabric-mirroring": {
      free: "replication and storage to 1 TB per CU are free on a paid capacity; the capacity is billed on the Fabric engine that reads it",
    },
    "confluent-connector": { unpriced: "Confluent bills task hours and data of a connector, and publishes no rates for them" },
    "adf-cdc": [
      ["activity runs", "runs/4*10/1000", "azure.pipelines.activity"],
      ["copy DIU-hours", "runs/4*4*max(1/60,gbMonth/(runs/4)/36)", "azure.pipelines.diu"],
      ["merge vCore-hours", "runs/4*8*4/60", "azure.pipelines.dataflow.vcore"],
    ],
  },
  gcp: {
    datastream: [["change data", "gbMonth/1.073741824", "gcp.datastream.cdc"]],
    debezium: [
      ["vCPU", "units*H", "gcp.cloudrun.vcpu-always"],
      ["memory 2 GiB", "units*2*H", "gcp.cloudrun.memory-always"],
    ],
  },
};
