import type { CostSheet } from "../cost-sheet.ts";

export const mlWorkspace: CostSheet = {
  kind: "ml-workspace",
  basis: "notebookSize picks the instance, not the variant.",
  variables: [
    ["h", "users*notebookHours*hoursFactor"],
    ["sm", "iff(notebookSize==='small',h,0)"],
    ["md", "iff(notebookSize==='medium',h,0)"],
    ["lg", "iff(notebookSize==='large',h,0)"],
  ],
  aws: {
    "sagemaker-domain": [
      ["ml.t3.medium", "sm", "aws.sagemaker.notebook.t3.medium"],
      ["ml.m5.xlarge", "md", "aws.sagemaker.m5.xlarge"],
      ["ml.m5.4xlarge, as 4 × ml.m5.xlarge", "lg*4", "aws.sagemaker.m5.xlarge"],
      ["disk 20 GB per user", "users*20", "aws.ebs.gp3"],
    ],
  },
  azure: {
    aml: [
      ["D2s_v5", "sm", "azure.vm.d2s-v5"],
      ["D4s_v5", "md", "azure.vm.d4s-v5"],
      ["16 vCPU, as 4 × D4s_v5", "lg*4", "azure.vm.d4s-v5"],
      ["disk P10", "users", "azure.disk.p10"],
    ],
    "databricks-ml": [
      ["D4s_v5", "sm+md", "azure.vm.d4s-v5"],
      ["NC4as_T4_v3", "lg", "azure.vm.nc4as-t4"],
      ["DBU, 0.75 (1 with GPU)", "(sm+md)*0.75+lg", "azure.databricks.all-purpose"],
    ],
  },
  gcp: {
    workbench: [
      ["vCPU, 2, 4 or 16", "sm*2+md*4+lg*16", "gcp.vertex.workbench.vcpu"],
      ["memory, 7.5, 15 or 60", "sm*7.5+md*15+lg*60", "gcp.vertex.workbench.memory"],
      ["disk 100 GiB per user", "users*100", "gcp.pd.balanced"],
    ],
    "colab-enterprise": { sameAs: "workbench" },
  },
};
