import type { Value } from "@zerolake/resources";
import { cron } from "../../../sizing/cron.ts";
import type { DagOptions } from "../../airflow/dag-file.ts";
import { jsonText } from "../../json-text.ts";
import { airflowTask } from "./airflow-task.ts";
import type { WorkflowStep } from "./state-machine.ts";

const AMAZON = "airflow.providers.amazon.aws.operators";
const OPERATORS: Readonly<Record<WorkflowStep["does"], string>> = {
  spark: `${AMAZON}.emr.EmrServerlessStartJobOperator`,
  cluster: `${AMAZON}.emr.EmrCreateJobFlowOperator`,
  glue: `${AMAZON}.glue.GlueJobOperator`,
  pipeline: `${AMAZON}.sagemaker.SageMakerStartPipelineOperator`,
  check: `${AMAZON}.glue.GlueDataQualityRuleSetEvaluationRunOperator`,
};

/** A workflow as MWAA Serverless reads it. The service asks for YAML, of which JSON is a part. Each task waits for the end of what it starts. */
export function serverlessWorkflow(steps: readonly WorkflowStep[], { id, schedule, retries }: DagOptions): Value {
  const planned = steps.map(airflowTask);
  const tasks = planned.map(({ does, name, ...options }, index) => [
    name,
    {
      operator: OPERATORS[does],
      ...options,
      wait_for_completion: true,
      dependencies: planned.slice(Math.max(0, index - 1), index).map((before) => before.name),
    },
  ]);
  const workflow = {
    dag_id: id,
    schedule: cron(schedule),
    start_date: "2026-01-01",
    default_args: { retries },
    tasks: Object.fromEntries(tasks),
  };
  return jsonText({ [id]: workflow });
}
