import { idleGpu } from "../idle-gpu.ts";
import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { errorShare, failedRuns, wrongState } from "../usual-rows.ts";
import { ofParent, own } from "./azure-query.ts";

/** What runs by schedule, and what it runs on. */
export const JOB_SIGNALS: SignalTable = {
  "Microsoft.DataFactory/factories/pipelines": [
    failedRuns({ key: "failed-runs", label: "Failed runs", query: ofParent("Name").one("PipelineFailedRuns", "Total") }),
  ],
  "Microsoft.DataFactory/factories/triggers": [
    failedRuns({ key: "failed-runs", label: "Failed runs", query: ofParent("Name").one("TriggerFailedRuns", "Total") }),
  ],
  "Microsoft.App/jobs": [
    failedRuns({ key: "failed-runs", label: "Failed runs", query: own.one("Executions", "Maximum", "state eq 'Failed'") }),
  ],
  "Microsoft.MachineLearningServices/workspaces": [
    failedRuns({ key: "failed-runs", label: "Failed training runs", query: own.one("Failed Runs", "Total") }),
  ],
  "Microsoft.MachineLearningServices/workspaces/computes": [
    idleGpu(ofParent("ComputeName").one("GpuUtilizationPercentage", "Average")),
    wrongState({
      key: "unusable",
      kind: "errors",
      label: "Machines that cannot be used",
      query: ofParent("ClusterName").one("Unusable Nodes", "Maximum"),
      threshold: above({ warn: 1, bad: 2, because: "Azure replaces such machines by itself; while there are any, jobs wait." }),
    }),
  ],
  "Microsoft.Synapse/workspaces": [
    failedRuns({
      key: "failed-runs",
      label: "Failed pipeline runs",
      query: own.one("IntegrationPipelineRunsEnded", "Total", "Result eq 'Failed'"),
    }),
    errorShare({
      key: "failed-queries",
      label: "Failed queries",
      query: own.share(
        { name: "BuiltinSqlPoolRequestsEnded", aggregation: "Total", filter: "Result eq 'Failed'" },
        { name: "BuiltinSqlPoolRequestsEnded", aggregation: "Total" },
      ),
      threshold: above({ warn: 10, bad: 50, because: "People mistype queries; when half of them fail it is not their typing." }),
    }),
  ],
  "Microsoft.Synapse/workspaces/bigDataPools": [
    failedRuns({
      key: "failed-runs",
      label: "Failed Spark applications",
      query: own.one("BigDataPoolApplicationsEnded", "Total", "JobResult eq 'Failed'"),
    }),
  ],
  "Microsoft.Purview/accounts": [failedRuns({ key: "failed-scans", label: "Failed scans", query: own.one("ScanFailed", "Total") })],
};
