import type { PipelineStep } from "./pipeline-step.ts";
import { ended, fail, integration, retry, type States, type WorkflowOptions, wait } from "./states.ts";

/** Pipelines have no integration that waits by itself: start, then look until it has ended. */
export function pipelineStates(step: PipelineStep, next: string, options: WorkflowOptions): States {
  const { name } = step;
  return {
    [name]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:sagemaker:startPipelineExecution"),
      Parameters: { PipelineName: step.pipelineName, "ClientRequestToken.$": "States.UUID()" },
      ResultPath: "$.started",
      ...retry(options),
      Next: `${name}, wait`,
    },
    [`${name}, wait`]: wait(`${name}, look`),
    [`${name}, look`]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:sagemaker:describePipelineExecution"),
      Parameters: { "PipelineExecutionArn.$": "$.started.PipelineExecutionArn" },
      ResultSelector: { "status.$": "$.PipelineExecutionStatus" },
      ResultPath: "$.seen",
      Next: `${name}, ended?`,
    },
    [`${name}, ended?`]: ended({ name, succeeded: ["Succeeded"], failed: ["Failed", "Stopped"], next }),
    [`${name}, failed`]: fail(name, "The pipeline ended without success."),
  };
}
