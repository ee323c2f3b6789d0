import type { DataKind } from "@zerolake/catalog";
import { flagSetting, type LoweringContext, type Peer, textSetting } from "../../lowering.ts";
import type { SparkSource } from "../jobs/batch-runs.ts";
import { isInWorkspace } from "./callers.ts";

type Neighbour = Pick<Peer, "component" | "variant">;

/** Why an arrow of a training cannot be followed in the workspace. */
export function refusesTraining(data: DataKind, direction: "in" | "out", { component, ...peer }: Neighbour): string | undefined {
  const { title } = component;
  if (direction === "in" && data === "compute")
    return `A training in Databricks brings its own machines and does not run on “${title}”: remove the arrow, or turn “Use Databricks for it” off.`;
  if (direction === "in" && data === "dataset")
    return `Spark reads no samples of “${title}”: let the training in Databricks read tables or files, or turn “Use Databricks for it” off.`;
  if (isInWorkspace(peer)) return undefined;
  if (direction === "in" && data === "features")
    return `A training in Databricks does not reach the features of “${title}”: use Databricks for both, or for neither.`;
  return direction === "out" && data === "model" && component.kind === "model-registry"
    ? `A training in Databricks registers its models in Unity Catalog, not in “${title}”: use Databricks for both, or for neither.`
    : undefined;
}

/** What is asked of a training and does not happen is said. */
export function reportNotTrained(context: LoweringContext, source: SparkSource | undefined): void {
  const { id, title } = context.component;
  if (source === undefined) {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-TRAINING-ROWS",
      message: `“${title}” has nothing to learn from: neither features nor tables nor files with rows are wired to it.`,
      target: { component: id },
      hint: "Draw an arrow to it from a Feature store or from Lakehouse tables.",
    });
  }
  for (const { component, edge } of context.incoming("model")) {
    context.report({
      severity: "info",
      code: "ZL-DATABRICKS-TRAINING-START",
      message: `“${title}” starts from its base model, not from a version of “${component.title}”.`,
      target: { component: id, edge: edge.id },
      hint: "Add a task of your own to the job that loads the version, or remove the arrow.",
    });
  }
  for (const { component, edge } of context.outgoing("files")) {
    context.report({
      severity: "info",
      code: "ZL-DATABRICKS-TRAINING-FILES",
      message: `“${title}” keeps its checkpoints in a volume of Unity Catalog, and puts nothing into “${component.title}”.`,
      target: { component: id, edge: edge.id },
      hint: "Remove the arrow; models are taken from the registry.",
    });
  }
  if (flagSetting(context, "distributed")) {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-TRAINING-MACHINES",
      message: `“${title}” trains on one machine in Databricks, not on several.`,
      target: { component: id, setting: "distributed" },
      hint: "Turn several machines off, or turn “Use Databricks for it” off and draw a GPU cluster.",
    });
  }
  if (textSetting(context, "command") !== "") {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-TRAINING-COMMAND",
      message: `“${title}” runs the built-in training in Databricks, not the command.`,
      target: { component: id, setting: "command" },
      hint: "Clear the command, add a task of your own to the job, or turn “Use Databricks for it” off.",
    });
  }
  if (textSetting(context, "framework") === "tensorflow") {
    context.report({
      severity: "warning",
      code: "ZL-DATABRICKS-TRAINING-FRAMEWORK",
      message: `The built-in training of “${title}” uses scikit-learn or PyTorch, not TensorFlow.`,
      target: { component: id, setting: "framework" },
      hint: "Choose PyTorch.",
    });
  }
}
