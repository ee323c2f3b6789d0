import type { MeasuredResource } from "../signal.ts";
import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { errorShare, failedRuns, fullness, lost, readerLag, throttled, wrongState } from "../usual-rows.ts";
import { behind, metricsOf, outOf, text } from "./cloudwatch-query.ts";

const lambda = metricsOf("AWS/Lambda", ({ identifier }) => ({ FunctionName: identifier }));
/** Counts over all runs of a job, which publishes them because we switch its observability metrics on. */
const glue = metricsOf("Glue", ({ identifier }) => ({ JobName: identifier, JobRunId: "ALL", Type: "count", ObservabilityGroup: "error" }));
const emrServerless = metricsOf("AWS/EMRServerless", ({ identifier, properties }) => ({
  ApplicationId: identifier,
  ApplicationName: text(properties["Name"]),
}));
const states = metricsOf("AWS/States", ({ identifier }) => ({ StateMachineArn: identifier }));
const airflow = metricsOf("AmazonMWAA", ({ identifier }) => ({ Environment: identifier }));
const ecs = metricsOf("AWS/ECS", serviceOf);
const machine = metricsOf("AWS/EC2", ({ identifier }) => ({ InstanceId: identifier }));
const eks = metricsOf("AWS/EKS", ({ identifier }) => ({ ClusterName: identifier }));
const pipeline = metricsOf("AWS/Sagemaker/ModelBuildingPipeline", ({ identifier }) => ({ PipelineName: identifier }));
const rule = metricsOf("AWS/Events", ({ properties }) => ({ RuleName: text(properties["Name"]) }));

/** `arn:aws:ecs:<region>:<account>:service/<cluster>/<service>|<cluster>`. */
function serviceOf({ identifier }: MeasuredResource) {
  const [ClusterName, ServiceName] = behind(":service/", identifier.split("|")[0])?.split("/") ?? [];
  return { ClusterName, ServiceName };
}

/** What runs jobs, functions and containers. */
export const COMPUTE_SIGNALS: SignalTable = {
  "AWS::Lambda::Function": [
    errorShare({ key: "errors", label: "Failed calls", query: outOf(lambda("Errors", "Sum"), lambda("Invocations", "Sum")) }),
    throttled({ key: "throttles", label: "Calls turned away", query: lambda("Throttles", "Sum") }),
    readerLag({ key: "iterator-age", label: "Oldest record it has not read", query: lambda("IteratorAge", "Maximum"), factor: 0.001 }),
  ],
  "AWS::Glue::Job": [failedRuns({ key: "failed-runs", label: "Failed runs", query: glue("glue.error.ALL", "Sum") })],
  "AWS::EMRServerless::Application": [failedRuns({ key: "failed-jobs", label: "Failed jobs", query: emrServerless("FailedJobs", "Sum") })],
  "AWS::StepFunctions::StateMachine": [
    failedRuns({ key: "failed-runs", label: "Failed runs", query: states("ExecutionsFailed", "Sum") }),
    failedRuns({ key: "timed-out-runs", label: "Runs that took too long", query: states("ExecutionsTimedOut", "Sum") }),
    throttled({ key: "throttled", label: "Steps turned away", query: states("ExecutionThrottled", "Sum") }),
  ],
  "AWS::MWAA::Environment": [
    failedRuns({
      key: "failed-tasks",
      label: "Failed tasks",
      query: airflow("TaskInstanceFailures", "Sum", { with: { DAG: "All", Task: "All" } }),
    }),
    wrongState({
      key: "import-errors",
      label: "Workflows that do not load",
      query: airflow("ImportErrors", "Maximum", { with: { Function: "DAG Processing" } }),
    }),
  ],
  "AWS::ECS::Service": [
    fullness({ key: "cpu", label: "Processors", query: ecs("CPUUtilization", "Average") }),
    fullness({ key: "memory", label: "Memory", query: ecs("MemoryUtilization", "Average") }),
  ],
  "AWS::EC2::Instance": [
    wrongState({ key: "status", label: "Failed status checks", query: machine("StatusCheckFailed", "Maximum") }),
    fullness({ key: "cpu", label: "Processors", query: machine("CPUUtilization", "Average") }),
  ],
  "AWS::EKS::Cluster": [
    throttled({
      key: "pending-pods",
      label: "Pods without a place",
      query: eks("scheduler_pending_pods_UNSCHEDULABLE", "Maximum"),
      threshold: above({
        warn: 1,
        bad: 10,
        because: "A pod that finds no machine for a quarter of an hour waits for one that does not come.",
      }),
    }),
    errorShare({
      key: "api-errors",
      label: "Failed requests to the cluster",
      query: outOf(eks("apiserver_request_total_5XX", "Sum"), eks("apiserver_request_total", "Sum")),
    }),
  ],
  "AWS::SageMaker::Pipeline": [failedRuns({ key: "failed-runs", label: "Failed runs", query: pipeline("ExecutionFailed", "Sum") })],
  "AWS::Events::Rule": [lost({ key: "failed-calls", label: "Calls that failed for good", query: rule("FailedInvocations", "Sum") })],
};
