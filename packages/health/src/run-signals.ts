import type { SignalTable } from "./signal-row.ts";
import { failedRuns } from "./usual-rows.ts";

/** Jobs of services that list the runs of a job and publish no metrics of it. */
export const RUN_SIGNALS: SignalTable = {
  "databricks.job": [runsOf("Failed runs")],
  "fabric.dataPipeline": [runsOf("Failed runs")],
  "fabric.sparkJobDefinition": [runsOf("Failed runs")],
  "fabric.lakehouse": [runsOf("Failed maintenance")],
};

function runsOf(label: string) {
  return failedRuns({ key: "failed-runs", label, query: ({ identifier }) => ({ service: "failedRuns", job: identifier }) });
}
