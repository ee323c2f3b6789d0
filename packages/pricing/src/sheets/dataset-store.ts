import type { CostSheet } from "../cost-sheet.ts";

export const datasetStore: CostSheet = {
  kind: "dataset-store",
  basis: "No server: chunks of 8 MB in the object store.",
  variables: [
    ["storedGb", "iff(datasetGb>0,datasetGb,gbDay*min(retentionDays,horizonDays))*iff(versioning,1.1,1)"],
    ["puts", "gbDay*1000/8*D"],
    ["gets", "readGbMonth*1000/8"],
  ],
  aws: {
    "deeplake-s3": [
      ["Standard", "storedGb", "aws.s3.standard.storage"],
      ["PUT, 8 MB chunks", "puts/1000", "aws.s3.standard.put"],
      ["GET, 8 MB chunks", "gets/1000", "aws.s3.standard.get"],
    ],
    "lance-s3": { sameAs: "deeplake-s3" },
  },
  azure: {
    "deeplake-adls": [
      ["Hot LRS", "storedGb", "azure.adls.hot-lrs.storage"],
      ["writes", "puts*2/1e4", "azure.adls.hot-lrs.write"],
      ["reads", "gets*2/1e4", "azure.adls.hot-lrs.read"],
    ],
    "lance-adls": { sameAs: "deeplake-adls" },
  },
  gcp: {
    "deeplake-gcs": [
      ["Standard", "storedGb", "gcp.gcs.standard.storage"],
      ["class A", "puts/1000", "gcp.gcs.standard.class-a"],
      ["class B", "gets/1000", "gcp.gcs.standard.class-b"],
    ],
    "lance-gcs": { sameAs: "deeplake-gcs" },
  },
};
