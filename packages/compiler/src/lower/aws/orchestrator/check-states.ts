import type { CheckStep } from "./check-step.ts";
import { ended, fail, integration, retry, type State, type States, type WorkflowOptions, wait } from "./states.ts";

/** Data processing units of one evaluation; the least that the service takes. */
const CHECK_WORKERS = 2;

/** A ruleset exists only after the first write to its table: until then the check is passed over. */
export function checkStates(step: CheckStep, next: string, options: WorkflowOptions): States {
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
