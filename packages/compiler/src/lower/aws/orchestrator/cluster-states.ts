import type { Value } from "@zerolake/resources";
import { ended, fail, integration, type States, type WorkflowOptions, wait } from "./states.ts";

/** A cluster that runs one job and goes; a workflow asks for it and waits for its end. */
export interface ClusterStep {
  readonly does: "cluster";
  readonly name: string;
  readonly flow: Value;
}

/** Asking is not repeated: a request without an answer may have started a cluster. */
export function clusterStates({ name, flow }: ClusterStep, next: string, options: WorkflowOptions): States {
  return {
    [name]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:emr:runJobFlow"),
      Parameters: flow,
      ResultPath: "$.started",
      Next: `${name}, wait`,
    },
    [`${name}, wait`]: wait(`${name}, look`),
    [`${name}, look`]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:emr:describeCluster"),
      Parameters: { "ClusterId.$": "$.started.JobFlowId" },
      ResultSelector: { "status.$": "$.Cluster.Status.State" },
      ResultPath: "$.seen",
      Next: `${name}, ended?`,
    },
    [`${name}, ended?`]: ended({ name, succeeded: ["TERMINATED"], failed: ["TERMINATED_WITH_ERRORS"], next }),
    [`${name}, failed`]: fail(name, "The job failed, or its machines did not come."),
  };
}
