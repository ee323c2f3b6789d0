import type { Value } from "@zerolake/resources";
import { cron } from "../../../sizing/cron.ts";
import { type DagOptions, type DagProgram, dagFile } from "../../airflow/dag-file.ts";
import { airflowTask } from "./airflow-task.ts";
import type { WorkflowStep } from "./state-machine.ts";

/** A workflow as a file of Airflow with Amazon's operators. */
export function airflowDag(steps: readonly WorkflowStep[], { schedule, ...options }: DagOptions): Value {
  return dagFile(steps.map(airflowTask), { ...options, schedule: cron(schedule) }, PROGRAM);
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
