import type { Value } from "@zerolake/resources";
import { cron } from "../../../sizing/cron.ts";
import { type DagOptions, type DagProgram, dagFile } from "../../airflow/dag-file.ts";
import { argumentMap } from "../spark-engine/argument-map.ts";
import type { WorkflowStep } from "./state-machine.ts";

/** A workflow as a file of Airflow with Amazon's operators. */
export function airflowDag(steps: readonly WorkflowStep[], { schedule, ...options }: DagOptions): Value {
  return dagFile(steps.map(planOf), { ...options, schedule: cron(schedule) }, PROGRAM);
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
      return { does: step.does, name: taskId(step.name), job_name: step.jobName, script_args: argumentMap(step.args) };
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

const PROGRAM: DagProgram = {
  imports: `import json
from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.amazon.aws.operators.emr import EmrCreateJobFlowOperator, EmrServerlessStartJobOperator
from airflow.providers.amazon.aws.operators.glue import GlueDataQualityRuleSetEvaluationRunOperator, GlueJobOperator
from airflow.providers.amazon.aws.operators.sagemaker import SageMakerStartPipelineOperator
`,
  definitions: `

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
`,
  task: `        task = operator(step)`,
};
