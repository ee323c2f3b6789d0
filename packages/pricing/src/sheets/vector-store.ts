import type { CostSheet } from "../cost-sheet.ts";

export const vectorStore: CostSheet = {
  kind: "vector-store",
  basis:
    "HNSW memory of one vector is 1.1 × (4 × dimension + 8 × M) bytes with M = 16 (OpenSearch documentation). One OCU serves about 2 GB of graph (AWS's own figures give 2.8 and 1.8) and 100 queries/s (assumption). AI Search: Basic in prototype, else S1 with 35 GB of vectors per partition; replicas for availability or 50 queries/s each. Vertex: shards of 2 GB on e2-standard-2 or 20 GB on e2-standard-16; 200 and 1,000 queries/s a node (assumption). Qdrant: nodes of 16 GB, 12 usable. Cosmos DB: 30 RU a query, 20 a write (assumption). BigQuery: a query reads a twentieth of the vectors (assumption).",
  variables: [
    ["rawGb", "vectors*dimension*4/1e9"],
    ["graphGb", "vectors*1.1*(4*dimension+8*16)/1e9"],
    ["r", "redundancy"],
    ["searchOcu", "max(0.5*r,r*ceil(graphGb/2/0.5)*0.5,ceil(queriesPerSecond/100))"],
    ["indexOcu", "r*max(0.5,ceil(vectorsPerDay/5e6)*0.5)"],
    ["vecBytes", "4*dimension+metadataBytes+200"],
    ["storeGb", "vectors*vecBytes/1e9"],
    ["q", "queriesPerSecond*S"],
    ["acu", "iff(auroraInstances>0,auroraInstances,r)*min(maxAcu,max(minAcu,0.5,ceil(graphGb*1.5/2)))"],
    ["proto", "iff(tier==='prototype',1,0)"],
    ["prod", "iff(tier==='production',1,0)"],
    ["replicas", "max(iff(zones>=3,3,redundancy),ceil(queriesPerSecond/50))"],
    ["units", "ceil(rawGb*1.1/35)*replicas"],
    ["pgVcores", "max(2,ceil(graphGb*1.5/4/2)*2)"],
    ["diskGib", "storeGb*1.5/1.073741824"],
    ["qdrantNodes", "max(r,ceil(graphGb*1.3/12))"],
    ["small", "iff(rawGb<=2,1,0)"],
    ["nodesSmall", "small*max(r,ceil(queriesPerSecond/200))"],
    ["nodesBig", "(1-small)*ceil(rawGb/20)*max(r,ceil(queriesPerSecond/1000))"],
    ["buildGib", "(rawGb+vectorsPerDay*D*dimension*4/1e9)/1.073741824"],
    ["ruMonth", "q*30+vectorsPerDay*D*20"],
  ],
  aws: {
    opensearch: [
      ["search OCU", "searchOcu*H", "aws.opensearch-serverless.ocu"],
      ["indexing OCU", "indexOcu*H", "aws.opensearch-serverless.ocu"],
      ["storage", "storeGb", "aws.opensearch-serverless.storage"],
    ],
    "s3-vectors": [
      ["storage", "storeGb", "aws.s3vectors.storage"],
      ["upload", "vectorsPerDay*D*vecBytes/1e9", "aws.s3vectors.put"],
      ["query calls", "q/1e6", "aws.s3vectors.query"],
      ["query data, first 100k vectors", "q*min(vectors,1e5)*vecBytes/1e12", "aws.s3vectors.query-data#0"],
      ["query data, beyond", "q*max(0,vectors-1e5)*vecBytes/1e12", "aws.s3vectors.query-data#1"],
    ],
    pgvector: [
      ["ACU", "acu*H", "aws.aurora.acu"],
      ["storage", "storeGb*1.5", "aws.aurora.storage"],
      ["I/O, 20 per query", "q*20/1e6", "aws.aurora.io"],
    ],
    qdrant: [
      ["machines m7g.xlarge", "qdrantNodes*H", "aws.ec2.m7g.xlarge"],
      ["volumes 128 GB", "qdrantNodes*128", "aws.ebs.gp3"],
      ["load balancer", "H", "aws.alb.hour"],
    ],
    equivalent: { unpriced: "not deployable (fit none); the proposal names another variant" },
  },
  azure: {
    "ai-search": [
      ["Basic units", "proto*max(1,ceil(rawGb*1.1/5))*H", "azure.aisearch.basic"],
      ["S1 units", "(1-proto)*units*H", "azure.aisearch.s1"],
    ],
    pgvector: [
      ["Burstable B2", "proto*H", "azure.postgres.b2ms"],
      ["General purpose, per 2 vCores", "(1-proto)*(1-prod)*max(4,pgVcores)/2*r*H", "azure.postgres.d.2vcore"],
      ["Memory optimised, per 2 vCores", "prod*max(4,pgVcores)/2*r*H", "azure.postgres.e.2vcore"],
      ["storage", "diskGib*r", "azure.postgres.storage"],
    ],
    "cosmos-vector": [
      ["serverless RU", "proto*ruMonth/1e6", "azure.cosmos.serverless"],
      ["autoscale, per 100 RU/s", "(1-proto)*max(10,ceil(ruMonth/S/100))*H", "azure.cosmos.autoscale100"],
      ["storage", "storeGb*1.5", "azure.cosmos.storage"],
    ],
    "databricks-vector-search": { unpriced: "unit rate of Databricks Vector Search not found" },
    qdrant: [
      ["nodes D4s_v5", "qdrantNodes*H", "azure.vm.d4s-v5"],
      ["disk P10", "qdrantNodes", "azure.disk.p10"],
    ],
  },
  gcp: {
    "vertex-vector-search": [
      ["e2-standard-2 nodes", "nodesSmall*H", "gcp.vectorsearch.e2-standard-2"],
      ["e2-standard-16 nodes", "nodesBig*H", "gcp.vectorsearch.e2-standard-16"],
      ["index build and updates", "buildGib", "gcp.vectorsearch.build"],
    ],
    "alloydb-pgvector": [
      ["AlloyDB vCPU", "pgVcores*r*H", "gcp.alloydb.vcpu"],
      ["AlloyDB memory 8 GiB per vCPU", "pgVcores*8*r*H", "gcp.alloydb.memory"],
      ["storage", "storeGb*1.5/1.073741824", "gcp.alloydb.storage"],
    ],
    "cloudsql-pgvector": [
      ["vCPU 2", "2*H", "gcp.cloudsql.vcpu"],
      ["memory 7.5 GiB", "7.5*H", "gcp.cloudsql.memory"],
      ["storage", "max(20,storeGb*1.5/1.073741824)", "gcp.cloudsql.storage"],
    ],
    "bigquery-vector": [
      ["query data", "q*max(0.01,rawGb*0.05)/1099.511627776", "gcp.bigquery.on-demand"],
      ["table storage", "storeGb/1.073741824", "gcp.bigquery.storage.active"],
    ],
    "databricks-vector": { unpriced: "unit rate of Databricks Vector Search not found" },
    "other-engines": { unpriced: "not deployable (fit none); the proposal names another variant" },
  },
};
