import type { CostSheet } from "../cost-sheet.ts";

export const featureStore: CostSheet = {
  kind: "feature-store",
  basis:
    "Online writes: the smaller of the incoming rate and entities × share active ÷ interval, per entity kind (k); batch inputs count as unlimited rate. On-demand units are 1 KB to write and 4 KB to read. Redis is sized for memory × 1.5 and reads (B10: 12 GB, 20,000 reads/s). Vertex: the optimized store to 200 GB, Bigtable beyond, 5,000 operations/s a node (assumption). Databricks: 5,000 reads/s a unit (assumption), in units of 1, 2, 4 and 8. Offline tables and their queries are paid by storage and engines.",
  variables: [
    ["k", "entities"],
    ["writes", "iff(online,min(eps*k,k*entityCount*activeEntityShare/updateIntervalSeconds),0)"],
    ["reads", "iff(online,readsPerSecond*k,0)"],
    ["onlineGb", "iff(online,k*entityCount*featureBytes/1e9,0)"],
    ["wu", "writes*ceil(featureBytes/1024)*S/1e6"],
    ["ru", "reads*ceil(featureBytes/4096)*S/1e6"],
    ["b1", "iff(online && onlineGb*1.5<=1 && reads<=2000,1,0)"],
    ["b3", "iff(online && b1===0 && onlineGb*1.5<=3 && reads<=5000,1,0)"],
    ["b5", "iff(online && b1+b3===0 && onlineGb*1.5<=6 && reads<=10000,1,0)"],
    ["b10", "iff(online && b1+b3+b5===0,ceil(max(onlineGb*1.5/12,reads/20000)),0)"],
    ["nodes", "iff(online,max(iff(redundancy>1,2,1),ceil((reads+writes)/5000)),0)"],
    ["fits", "iff(onlineGb<=200,1,0)"],
    ["cuNeeded", "max(iff(tier==='prototype',1,iff(tier==='production',4,2)),reads/5000)"],
    ["cu", "iff(online,iff(cuNeeded<=1,1,iff(cuNeeded<=2,2,iff(cuNeeded<=4,4,8))),0)"],
  ],
  aws: {
    "sagemaker-feature-store": [
      ["writes", "wu", "aws.featurestore.write"],
      ["reads", "ru", "aws.featurestore.read"],
      ["online storage", "onlineGb", "aws.featurestore.storage"],
    ],
  },
  azure: {
    "aml-feature-store": [
      ["Balanced B1", "b1*redundancy*H", "azure.redis.b1"],
      ["Balanced B3", "b3*redundancy*H", "azure.redis.b3"],
      ["Balanced B5", "b5*redundancy*H", "azure.redis.b5"],
      ["Balanced B10", "b10*redundancy*H", "azure.redis.b10"],
    ],
    "databricks-features": [["online store capacity units", "cu*H", "unpriced"]],
  },
  gcp: {
    "vertex-feature-store": [
      ["optimized serving nodes", "fits*nodes*H", "gcp.featurestore.optimized.node"],
      ["Bigtable serving nodes", "(1-fits)*nodes*H", "gcp.featurestore.bigtable.node"],
      ["Bigtable storage", "(1-fits)*onlineGb/1.073741824", "gcp.featurestore.bigtable.storage"],
    ],
    "databricks-feature": [["online store capacity units", "cu*H", "unpriced"]],
  },
};
