import { idleGpu } from "../idle-gpu.ts";
import type { SignalTable } from "../signal-row.ts";
import { above, below } from "../threshold.ts";
import { failedRuns, fullness, newestArrival, throttled, wrongState } from "../usual-rows.ts";
import { AVERAGE, COUNTED, HIGHEST, metricsOf, partOf } from "./monitoring-query.ts";

const GIB = 1_073_741_824;

const cluster = metricsOf("cloud_dataproc_cluster", (resource) => ({ cluster_name: partOf(resource, "clusters") }));
const batch = metricsOf("cloud_dataproc_batch", (resource) => ({ batch_id: partOf(resource, "batches") }));
const airflow = metricsOf("cloud_composer_environment", (resource) => ({ environment_name: partOf(resource, "environments") }));
const runJob = metricsOf("cloud_run_job", (resource) => ({ job_name: partOf(resource, "jobs") }));
const workflow = metricsOf("workflows.googleapis.com/Workflow", (resource) => ({ workflow_id: partOf(resource, "workflows") }));
const transfer = metricsOf("bigquery_dts_config", (resource) => ({ config_id: partOf(resource, "transferConfigs") }));
/** Known by its whole name, `transferJobs/…`. */
const files = metricsOf("storage_transfer_job", ({ identifier }) => ({ job_id: identifier }));
const nodes = metricsOf("k8s_node", (resource) => ({ cluster_name: partOf(resource, "clusters") }));

/** What runs by schedule or for ever, and what it runs on. */
export const JOB_SIGNALS: SignalTable = {
  "dataproc.cluster": [
    failedRuns({
      key: "failed-runs",
      label: "Failed jobs",
      query: cluster.one("dataproc.googleapis.com/cluster/job/failed_count", COUNTED),
    }),
    throttled({
      key: "waiting",
      label: "Memory that jobs wait for",
      unit: "bytes",
      // Published in GiB.
      query: cluster.one("dataproc.googleapis.com/cluster/yarn/pending_memory_size", HIGHEST),
      factor: GIB,
      threshold: above({ warn: GIB, bad: 100 * GIB, because: "Jobs wait while they do not get the memory that they asked for." }),
    }),
  ],
  "dataproc.batch": [
    newestArrival({
      key: "running",
      label: "Last seen at work",
      query: batch.one("dataproc.googleapis.com/batch/spark/executors", HIGHEST, { status: "running" }),
      threshold: above({ warn: 900, bad: 3_600, because: "What is meant to run for ever has its executors all the time." }),
    }),
  ],
  "composer.environment": [
    failedRuns({
      key: "failed-tasks",
      label: "Failed tasks",
      query: airflow.one("composer.googleapis.com/environment/finished_task_instance_count", COUNTED, { state: "failed" }),
    }),
    wrongState({
      key: "healthy",
      kind: "errors",
      label: "Checks of Airflow that passed",
      unit: "percent",
      query: airflow.one("composer.googleapis.com/environment/healthy", { aligner: "ALIGN_FRACTION_TRUE", reducer: "REDUCE_MEAN" }),
      factor: 100,
      threshold: below({ warn: 90, bad: 50, because: "Google's own check runs all the time; now and then one is late." }),
      whenQuiet: "unknown",
    }),
  ],
  "run.job": [
    failedRuns({
      key: "failed-runs",
      label: "Failed runs",
      query: runJob.one("run.googleapis.com/job/completed_execution_count", COUNTED, { result: "failed" }),
    }),
  ],
  "workflows.workflow": [
    failedRuns({
      key: "failed-runs",
      label: "Failed runs",
      query: workflow.one("workflows.googleapis.com/finished_execution_count", COUNTED, { status: "FAILED" }),
    }),
  ],
  "bigquerydatatransfer.config": [
    failedRuns({
      key: "failed-runs",
      label: "Failed runs",
      query: transfer.one("bigquerydatatransfer.googleapis.com/transfer_config/completed_runs", COUNTED, { completion_state: "FAILED" }),
    }),
  ],
  "storagetransfer.job": [
    failedRuns({
      key: "failed-files",
      label: "Files that could not be copied",
      query: files.one("storagetransfer.googleapis.com/transferjob/copied_objects_count", COUNTED, { status: "failed" }),
    }),
  ],
  "container.cluster": [
    fullness({
      key: "cpu",
      label: "Processors",
      query: nodes.one("kubernetes.io/node/cpu/allocatable_utilization", AVERAGE),
      factor: 100,
    }),
    fullness({
      key: "memory",
      label: "Memory",
      query: nodes.one("kubernetes.io/node/memory/allocatable_utilization", AVERAGE, { memory_type: "non-evictable" }),
      factor: 100,
    }),
    // Published in per cent already, unlike processors and memory.
    idleGpu(nodes.one("kubernetes.io/node/accelerator/duty_cycle", AVERAGE)),
  ],
};
