import workflows from "./airflow-workflows.data.json" with { type: "json" };

/** What may stand in a workflow of MWAA Serverless. */
export interface AirflowWorkflows {
  /** Parameters of the workflow, of what holds for all of its tasks, and of a task. */
  readonly workflow: readonly string[];
  readonly defaults: readonly string[];
  readonly task: readonly string[];
  /** Full names of classes. */
  readonly operators: readonly string[];
}

export const airflowWorkflows: AirflowWorkflows = workflows;
