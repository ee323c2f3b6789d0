import { spawnSync } from "node:child_process";
import { isJoin } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { airflowDag } from "./airflow-dag.ts";
import type { WorkflowStep } from "./state-machine.ts";

const STEPS: readonly WorkflowStep[] = [
  {
    does: "spark",
    name: "batch",
    applicationId: { $ref: "batch.application", attr: "ApplicationId" },
    roleArn: "arn:aws:iam::1:role/batch",
    entryPoint: "s3://artefacts/main.py",
    args: ["--mode", "batch"],
  },
  { does: "check", name: "quality a.b", roleArn: "arn:aws:iam::1:role/q", database: "db", table: "t", ruleset: "r", isBlocking: true },
  { does: "pipeline", name: "training", pipelineName: "train" },
  { does: "glue", name: "export", jobName: "export-job", args: ["--out", "x"] },
  { does: "cluster", name: "frames", flow: { Name: "frames" } },
];

function textOf(steps: readonly WorkflowStep[]): string {
  const dag = airflowDag(steps, { id: "flow", schedule: "daily", retries: 2 });
  return isJoin(dag) ? dag.$join.map((part) => (typeof part === "string" ? part : "00f1")).join("") : String(dag);
}

/** Airflow as far as the file uses it: it prints each task and each order. */
const STAND_IN = `
import sys, types
def module(name, **members):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__dict__.update(members)
class Task:
    def __init__(self, task_id, **options): self.id = task_id; print(task_id, sorted(options))
    def __rshift__(self, other): print(self.id, ">>", other.id)
class DAG:
    def __init__(self, **options): print(options["dag_id"], options["schedule"], options["default_args"]["retries"])
    def __enter__(self): return self
    def __exit__(self, *_): return False
module("airflow", DAG=DAG)
for name in ("airflow.providers", "airflow.providers.amazon", "airflow.providers.amazon.aws", "airflow.providers.amazon.aws.operators"): module(name)
operators = "airflow.providers.amazon.aws.operators."
module(operators + "emr", EmrServerlessStartJobOperator=Task, EmrCreateJobFlowOperator=Task)
module(operators + "glue", GlueJobOperator=Task, GlueDataQualityRuleSetEvaluationRunOperator=Task)
module(operators + "sagemaker", SageMakerStartPipelineOperator=Task)
`;
const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("airflowDag", () => {
  it.runIf(hasPython)("is a program that makes one task per step, in drawn order", () => {
    const { stdout, stderr } = spawnSync("python3", ["-"], { input: `${STAND_IN}\n${textOf(STEPS)}`, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual([
      "flow 0 3 * * * 2",
      "batch ['application_id', 'configuration_overrides', 'execution_role_arn', 'job_driver', 'name', 'wait_for_completion']",
      "quality_a.b ['datasource', 'role', 'rule_set_names', 'verify_result_status', 'wait_for_completion']",
      "batch >> quality_a.b",
      "training ['pipeline_name', 'wait_for_completion']",
      "quality_a.b >> training",
      "export ['job_name', 'script_args', 'wait_for_completion']",
      "training >> export",
      "frames ['job_flow_overrides', 'wait_for_completion']",
      "export >> frames",
    ]);
  });

  it("has no tasks when nothing is drawn", () => {
    expect(textOf([])).toContain('"steps":[]');
  });
});
