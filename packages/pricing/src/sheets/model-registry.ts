import type { CostSheet } from "../cost-sheet.ts";

export const modelRegistry: CostSheet = {
  kind: "model-registry",
  variables: [
    ["gb", "20*modelGb"],
    ["r", "iff(tier==='production',2,1)"],
  ],
  aws: {
    "sagemaker-registry": [["artefacts, 20 versions", "gb", "aws.s3.standard.storage"]],
    "mlflow-server": [
      ["tracking server small", "H", "aws.mlflow.small"],
      ["artefacts, 20 versions", "gb", "aws.s3.standard.storage"],
    ],
    "mlflow-app": { sameAs: "sagemaker-registry" },
  },
  azure: {
    "aml-workspace-registry": [["artefacts, 20 versions", "gb", "azure.adls.hot-lrs.storage"]],
    // The service keeps images beside the models, in an edition that cannot be chosen.
    "aml-registry": [
      ["artefacts, 20 versions", "gb", "azure.adls.hot-lrs.storage"],
      ["image registry premium", "D", "azure.acr.premium"],
    ],
    "unity-models": { sameAs: "aml-workspace-registry" },
  },
  gcp: {
    "vertex-model-registry": [["artefacts, 20 versions", "gb", "gcp.gcs.standard.storage"]],
    "mlflow-cloud-run": [
      ["vCPU 1.5, server and database proxy", "1.5*H", "gcp.cloudrun.vcpu-always"],
      ["memory 2.25 GiB", "2.25*H", "gcp.cloudrun.memory-always"],
      ["Cloud SQL vCPU 1", "r*H", "gcp.cloudsql.vcpu"],
      ["Cloud SQL memory 3.75 GiB", "3.75*r*H", "gcp.cloudsql.memory"],
      ["Cloud SQL storage 10 GiB", "10*r", "gcp.cloudsql.storage"],
      ["artefacts, 20 versions", "gb", "gcp.gcs.standard.storage"],
    ],
    "databricks-mlflow": { sameAs: "vertex-model-registry" },
  },
};
