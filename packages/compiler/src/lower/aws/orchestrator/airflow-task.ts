import { argumentMap } from "../spark-engine/argument-map.ts";
import type { WorkflowStep } from "./state-machine.ts";

/** A step as Airflow takes it: what it does, its name, and the arguments of Amazon's operator for it. */
export function airflowTask(step: WorkflowStep) {
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
