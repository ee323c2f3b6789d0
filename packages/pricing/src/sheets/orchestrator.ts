import type { CostSheet } from "../cost-sheet.ts";

export const orchestrator: CostSheet = {
  kind: "orchestrator",
  basis: "jobs is the number of runs edges. Ten steps a job. Airflow on AKS takes two nodes.",
  variables: [["steps", "runsMonth*jobs*10"]],
  aws: {
    "step-functions": [
      ["state transitions", "steps/1000", "aws.stepfunctions.transition"],
      ["scheduler", "runsMonth/1e6", "aws.eventbridge.scheduler"],
    ],
    mwaa: [
      ["environment small", "H", "aws.mwaa.small"],
      ["metadata 10 GB", "10", "aws.mwaa.db"],
    ],
    "mwaa-serverless": { unpriced: "task-hour rate not found" },
  },
  azure: {
    "data-factory": [["activity runs", "runsMonth*jobs/1000*2", "azure.pipelines.activity"]],
    "databricks-workflow": { free: "no meter; the jobs pay" },
    "fabric-pipeline": { free: "part of the Fabric capacity" },
    "fabric-airflow": { free: "part of the Fabric capacity" },
    "airflow-aks": [
      ["nodes D4s_v5", "2*H", "azure.vm.d4s-v5"],
      ["uptime SLA", "iff(tier==='prototype',0,H)", "azure.aks.uptime"],
    ],
  },
  gcp: {
    workflows: [
      ["workflow steps", "steps/1000", "gcp.workflows.steps"],
      ["scheduler job", "1", "gcp.scheduler.job"],
    ],
    composer: [
      ["DCU, 12", "12*H", "gcp.composer.dcu"],
      ["database 10 GiB", "10", "gcp.composer.db"],
    ],
  },
};
