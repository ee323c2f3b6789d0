import { airflowWorkflows } from "@zerolake/vendor-schemas";
import { describe, expect, it } from "vitest";
import { compileSmall, parsedText, resourceAt, type SmallEnvironment } from "../small-environment.testing.ts";
import { VARIANT_DRAWINGS } from "../variant-drawings.testing.ts";

interface Task {
  readonly operator: string;
  readonly dependencies: readonly string[];
}

interface Workflow {
  readonly default_args: Readonly<Record<string, unknown>>;
  readonly tasks: Readonly<Record<string, Task>>;
}

const drawing = VARIANT_DRAWINGS.find(([variant]) => variant === "mwaa-serverless")?.[2] as SmallEnvironment;
const CLUSTER = ["cluster:spark-engine", { engine: "emr", mode: "cluster" }] as const;

function workflowOf(environment: SmallEnvironment): Workflow {
  const content = resourceAt(compileSmall(environment), "flow.definition").properties["Content"];
  return (parsedText(content) as { readonly flow: Workflow }).flow;
}

const workflow = workflowOf({
  ...drawing,
  components: [...drawing.components, CLUSTER, "rules:data-quality"],
  edges: [
    ...(drawing.edges ?? []),
    "lake.files -> cluster.files",
    "cluster.tables -> tables.tables",
    "tables.tables -> rules.tables",
    "flow.runs -> cluster.runs",
    "flow.runs -> rules.runs",
  ],
});

function keyWith(retries: number) {
  const components = [["flow:orchestrator", { engine: "airflow", mwaaServerless: true, retries }]] as const;
  return resourceAt(compileSmall({ components }), "flow.definition").properties["Key"];
}

describe("a workflow of MWAA Serverless", () => {
  it("uses operators and parameters that Amazon lets stand there, and no others", () => {
    const { tasks, ...own } = workflow;
    const unknown = Object.values(tasks).flatMap((task) => [
      ...[task.operator].filter((name) => !airflowWorkflows.operators.includes(name)),
      ...Object.keys(task).filter((field) => !airflowWorkflows.task.includes(field)),
    ]);
    expect(unknown).toEqual([]);
    expect(Object.keys(own).filter((field) => !airflowWorkflows.workflow.includes(field))).toEqual([]);
    expect(Object.keys(own.default_args).filter((field) => !airflowWorkflows.defaults.includes(field))).toEqual([]);
  });

  it("runs a step for everything that is drawn, one after the other", () => {
    const tasks = Object.entries(workflow.tasks);
    expect(new Set(tasks.map(([, { operator }]) => operator.split(".").at(-1)))).toEqual(
      new Set([
        "EmrServerlessStartJobOperator",
        "GlueJobOperator",
        "GlueDataQualityRuleSetEvaluationRunOperator",
        "SageMakerStartPipelineOperator",
        "EmrCreateJobFlowOperator",
      ]),
    );
    expect(tasks.map(([, { dependencies }]) => dependencies)).toEqual([[], ...tasks.slice(0, -1).map(([name]) => [name])]);
  });

  it("is another file when it changes, since the service reads a file once", () => {
    expect(keyWith(1)).toBe(keyWith(1));
    expect(keyWith(1)).not.toBe(keyWith(2));
  });
});
