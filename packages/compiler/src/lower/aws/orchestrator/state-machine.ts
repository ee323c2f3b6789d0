import type { Value } from "@zerolake/resources";
import { argumentMap } from "../spark-engine/argument-map.ts";
import { checkStates } from "./check-states.ts";
import type { CheckStep } from "./check-step.ts";
import { type ClusterStep, clusterStates } from "./cluster-states.ts";
import { pipelineStates } from "./pipeline-states.ts";
import type { PipelineStep } from "./pipeline-step.ts";
import { integration, retry, type State, type States, type WorkflowOptions } from "./states.ts";

interface SparkStep {
  readonly does: "spark";
  readonly name: string;
  readonly applicationId: Value;
  readonly roleArn: Value;
  readonly entryPoint: string;
  readonly args: readonly string[];
}

interface GlueStep {
  readonly does: "glue";
  readonly name: string;
  readonly jobName: string;
  readonly args: readonly string[];
}

/** One thing that a workflow starts and waits for. */
export type WorkflowStep = SparkStep | GlueStep | ClusterStep | PipelineStep | CheckStep;

const DONE = "Done";

/**
 * A workflow in Amazon States Language: the steps one after the other, in drawn order; each is tried again as often as
 * the settings say, and the first one that stays failed ends the run.
 */
export function stateMachine(steps: readonly WorkflowStep[], options: WorkflowOptions): State {
  const names = steps.map((step) => step.name);
  const states = steps.map((step, index) => statesOf(step, names[index + 1] ?? DONE, options));
  return {
    Comment: "Generated from the arrows of the blueprint",
    StartAt: names[0] ?? DONE,
    States: Object.assign({}, ...states, { [DONE]: { Type: "Succeed" } }),
  };
}

function statesOf(step: WorkflowStep, next: string, options: WorkflowOptions): States {
  switch (step.does) {
    case "spark":
      return { [step.name]: { ...job("emr-serverless:startJobRun.sync", options), Parameters: sparkParameters(step), Next: next } };
    case "glue":
      return {
        [step.name]: {
          ...job("glue:startJobRun.sync", options),
          Parameters: { JobName: step.jobName, Arguments: argumentMap(step.args) },
          Next: next,
        },
      };
    case "cluster":
      return clusterStates(step, next, options);
    case "pipeline":
      return pipelineStates(step, next, options);
    case "check":
      return checkStates(step, next, options);
  }
}

/** A job that the service itself waits for; what it answers is of no use to later steps. */
function job(action: string, options: WorkflowOptions): State {
  return { Type: "Task", Resource: integration(options, action), ResultPath: null, ...retry(options) };
}

function sparkParameters(step: SparkStep): State {
  return {
    ApplicationId: step.applicationId,
    ExecutionRoleArn: step.roleArn,
    Name: step.name,
    JobDriver: { SparkSubmit: { EntryPoint: step.entryPoint, EntryPointArguments: step.args } },
  };
}
