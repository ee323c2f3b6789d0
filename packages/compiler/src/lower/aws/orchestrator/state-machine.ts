import type { Value } from "@zerolake/resources";

/** One thing that a workflow starts and waits for. */
export type WorkflowStep =
  | {
      readonly does: "spark";
      readonly name: string;
      readonly applicationId: Value;
      readonly roleArn: Value;
      readonly entryPoint: string;
      readonly args: readonly string[];
    }
  | { readonly does: "glue"; readonly name: string; readonly jobName: string; readonly args: readonly string[] }
  | { readonly does: "pipeline"; readonly name: string; readonly pipelineName: Value }
  | {
      readonly does: "check";
      readonly name: string;
      readonly roleArn: Value;
      readonly database: string;
      readonly table: string;
      readonly ruleset: string;
      /** A failed check ends the run; otherwise it is only recorded. */
      readonly isBlocking: boolean;
    };

export interface WorkflowOptions {
  readonly retries: number;
  /** First part of the cloud's own ARNs, e.g. `aws`. */
  readonly partition: string;
}

type State = Readonly<Record<string, Value>>;
type States = Readonly<Record<string, State>>;

const POLL_SECONDS = 30;
const RETRY_SECONDS = 60;
const BACKOFF_RATE = 2;
const CHECK_WORKERS = 2;
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
      return { [step.name]: task(integration(options, "emr-serverless:startJobRun.sync"), sparkParameters(step), next, options) };
    case "glue":
      return {
        [step.name]: task(
          integration(options, "glue:startJobRun.sync"),
          { JobName: step.jobName, Arguments: pairs(step.args) },
          next,
          options,
        ),
      };
    case "pipeline":
      return pipelineStates(step, next, options);
    case "check":
      return checkStates(step, next, options);
  }
}

function integration({ partition }: WorkflowOptions, action: string): string {
  return `arn:${partition}:states:::${action}`;
}

function task(Resource: string, Parameters: State, Next: string, options: WorkflowOptions): State {
  return { Type: "Task", Resource, Parameters, ResultPath: null, ...retry(options), Next };
}

function retry({ retries }: WorkflowOptions): State {
  if (retries === 0) return {};
  return { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: RETRY_SECONDS, MaxAttempts: retries, BackoffRate: BACKOFF_RATE }] };
}

function sparkParameters(step: WorkflowStep & { readonly does: "spark" }): State {
  return {
    ApplicationId: step.applicationId,
    ExecutionRoleArn: step.roleArn,
    Name: step.name,
    JobDriver: { SparkSubmit: { EntryPoint: step.entryPoint, EntryPointArguments: step.args } },
  };
}

/** Pipelines have no integration that waits by itself: start, then look until it has ended. */
function pipelineStates(step: WorkflowStep & { readonly does: "pipeline" }, next: string, options: WorkflowOptions): States {
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

/** A ruleset exists only after the first write to its table: until then the check is passed over. */
function checkStates(step: WorkflowStep & { readonly does: "check" }, next: string, options: WorkflowOptions): States {
  const { name, database, table, ruleset } = step;
  const verdict = step.isBlocking ? `${name}, result` : next;
  return {
    [name]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:glue:startDataQualityRulesetEvaluationRun"),
      Parameters: {
        DataSource: { GlueTable: { DatabaseName: database, TableName: table } },
        Role: step.roleArn,
        NumberOfWorkers: CHECK_WORKERS,
        RulesetNames: [ruleset],
      },
      ResultPath: "$.started",
      ...passOver(options),
      Catch: [{ ErrorEquals: ["Glue.EntityNotFoundException"], ResultPath: null, Next: next }],
      Next: `${name}, wait`,
    },
    [`${name}, wait`]: wait(`${name}, look`),
    [`${name}, look`]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:glue:getDataQualityRulesetEvaluationRun"),
      Parameters: { "RunId.$": "$.started.RunId" },
      ResultSelector: { "status.$": "$.Status", "results.$": "$.ResultIds" },
      ResultPath: "$.seen",
      Next: `${name}, ended?`,
    },
    [`${name}, ended?`]: ended({ name, succeeded: ["SUCCEEDED"], failed: ["FAILED", "STOPPED", "TIMEOUT"], next: verdict }),
    [`${name}, failed`]: fail(name, step.isBlocking ? "A check did not pass, or could not run." : "The check could not run."),
    ...(step.isBlocking ? verdictStates(name, next, options) : {}),
  };
}

/** Trying again would not make the ruleset appear. */
function passOver(options: WorkflowOptions): State {
  const { Retry } = retry(options);
  return Array.isArray(Retry) ? { Retry: [{ ErrorEquals: ["Glue.EntityNotFoundException"], MaxAttempts: 0 }, ...Retry] } : {};
}

/** The score is the share of rules that passed. */
function verdictStates(name: string, next: string, options: WorkflowOptions): States {
  return {
    [`${name}, result`]: {
      Type: "Task",
      Resource: integration(options, "aws-sdk:glue:getDataQualityResult"),
      Parameters: { "ResultId.$": "$.seen.results[0]" },
      ResultSelector: { "score.$": "$.Score" },
      ResultPath: "$.result",
      Next: `${name}, passed?`,
    },
    [`${name}, passed?`]: {
      Type: "Choice",
      Choices: [{ Variable: "$.result.score", NumericLessThan: 1, Next: `${name}, failed` }],
      Default: next,
    },
  };
}

function wait(Next: string): State {
  return { Type: "Wait", Seconds: POLL_SECONDS, Next };
}

function ended({
  name,
  succeeded,
  failed,
  next,
}: {
  name: string;
  succeeded: readonly string[];
  failed: readonly string[];
  next: string;
}): State {
  return {
    Type: "Choice",
    Choices: [...choices(succeeded, next), ...choices(failed, `${name}, failed`)],
    Default: `${name}, wait`,
  };
}

function choices(statuses: readonly string[], Next: string) {
  return statuses.map((status) => ({ Variable: "$.seen.status", StringEquals: status, Next }));
}

function fail(name: string, Cause: string): State {
  return { Type: "Fail", Error: name, Cause };
}

function pairs(args: readonly string[]): State {
  return Object.fromEntries(args.flatMap((arg, index) => (index % 2 === 0 ? [[arg, args[index + 1] ?? ""]] : [])));
}
