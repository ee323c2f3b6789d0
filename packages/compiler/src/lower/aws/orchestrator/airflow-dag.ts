import { join, type Value } from "@zerolake/resources";
import { cron } from "../../../sizing/cron.ts";
import { jsonText } from "../../json-text.ts";
import type { WorkflowStep } from "./state-machine.ts";

export interface DagOptions {
  /** Name of the workflow, unique in its Airflow. */
  readonly id: string;
  readonly schedule: string;
  readonly retries: number;
}

/**
 * A workflow as an Airflow file: a fixed program and, as JSON inside it, what the arrows say. Steps run one after the other
 * in drawn order; each waits for the end of what it starts.
 */
export function airflowDag(steps: readonly WorkflowStep[], { id, schedule, retries }: DagOptions): Value {
  const plan = { id, schedule: cron(schedule), retries, steps: steps.map(planOf) };
  return join(HEAD, jsonText(plan), TAIL);
}

function planOf(step: WorkflowStep) {
  switch (step.does) {
    case "spark":
      return {
        does: step.does,
        name: taskId(step.name),
        application_id: step.applicationId,
        execution_role_arn: step.roleArn,
        job_driver: { sparkSubmit: { entryPoint: step.entryPoint, entryPointArguments: step.args } },
      };
    case "glue":
      return { does: step.does, name: taskId(step.name), job_name: step.jobName, script_args: pairs(step.args) };
    case "cluster":
      return { does: step.does, name: taskId(step.name), job_flow_overrides: step.flow };
    case "pipeline":
      return { does: step.does, name: taskId(step.name), pipeline_name: step.pipelineName };
    case "check":
      return {
        does: step.does,
        name: taskId(step.name),
        datasource: { GlueTable: { DatabaseName: step.database, TableName: step.table } },
        role: step.roleArn,
        rule_set_names: [step.ruleset],
        verify_result_status: step.isBlocking,
      };
  }
}

/** Airflow takes letters, digits, dots, hyphens and underscores. */
function taskId(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, "_");
}

function pairs(args: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(args.flatMap((arg, index) => (index % 2 === 0 ? [[arg, args[index + 1] ?? ""]] : [])));
}

const HEAD = `"""Generated from the arrows of the blueprint: change the drawing, not this file."""
import json
from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.amazon.aws.operators.emr import EmrCreateJobFlowOperator, EmrServerlessStartJobOperator
from airflow.providers.amazon.aws.operators.glue import GlueDataQualityRuleSetEvaluationRunOperator, GlueJobOperator
from airflow.providers.amazon.aws.operators.sagemaker import SageMakerStartPipelineOperator

PLAN = json.loads(r'''`;

const TAIL = `''')


def operator(step):
    does, name = step.pop("does"), step.pop("name")
    if does == "spark":
        return EmrServerlessStartJobOperator(task_id=name, name=name, configuration_overrides={}, wait_for_completion=True, **step)
    if does == "cluster":
        return EmrCreateJobFlowOperator(task_id=name, wait_for_completion=True, **step)
    if does == "glue":
        return GlueJobOperator(task_id=name, wait_for_completion=True, **step)
    if does == "pipeline":
        return SageMakerStartPipelineOperator(task_id=name, wait_for_completion=True, **step)
    # Until the first write to a table there is no ruleset for it: the step fails, and the next run finds one.
    return GlueDataQualityRuleSetEvaluationRunOperator(task_id=name, wait_for_completion=True, **step)


with DAG(
    dag_id=PLAN["id"],
    schedule=PLAN["schedule"],
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": PLAN["retries"], "retry_delay": timedelta(minutes=1), "retry_exponential_backoff": True},
):
    before = None
    for step in PLAN["steps"]:
        task = operator(step)
        if before is not None:
            before >> task
        before = task
`;
