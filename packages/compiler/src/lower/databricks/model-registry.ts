import type { Lowering, LoweringContext } from "../../lowering.ts";
import { isInWorkspace } from "./callers.ts";
import { experimentPath, modelHome } from "./model-home.ts";
import { modelName } from "./model-name.ts";
import { reportNoWorkspace } from "./workspace.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";

/** What the registry says under its port `model`: a training beside it writes versions there. */
export const UNITY_REGISTRY = "unity";

/** A model of Unity Catalog whose versions trainings of the workspace write and endpoints of the workspace take, and the record of their runs. */
export const databricksModels = (variant: string, { cloud, needs }: WorkspaceCloud): Lowering => ({
  cloud,
  kind: "model-registry",
  variant,
  service: "Databricks MLflow with models in Unity Catalog",
  gap: "it needs a workspace of yours with a metastore; a version bears names instead of stages, and counts as approved when somebody names it for an endpoint",
  minutes: [0, 1],
  needs,
  outputs: (part) => ({
    ports: { model: { protocol: "mlflow", registry: UNITY_REGISTRY, experiment: experimentPath(part), region: part.target.region } },
  }),
  refuses: (_self, data, direction, peer) => {
    if (data !== "model" || isInWorkspace(peer)) return undefined;
    if (direction === "in" && peer.component.kind === "model-training")
      return `Versions in Unity Catalog come from trainings in Databricks, and “${peer.component.title}” trains elsewhere: use Databricks for both, or for neither.`;
    return direction === "out" && peer.component.kind === "model-serving"
      ? `“${peer.component.title}” does not reach models in Unity Catalog: use Databricks for both, or for neither.`
      : undefined;
  },
  lower: (context) => {
    reportNoWorkspace(context);
    reportUnscored(context);
    return modelHome(context);
  },
});

/** Batch jobs of ours copy and merge rows; scoring is more than that. */
function reportUnscored(context: LoweringContext): void {
  const name = modelName(context.environment, context.component);
  for (const { component, edge } of context.outgoing("model").filter((peer) => peer.component.kind === "spark-engine")) {
    context.report({
      severity: "info",
      code: "ZL-DATABRICKS-SCORING",
      message: `“${component.title}” does not score with “${context.component.title}” by itself: scoring is code of yours.`,
      target: { component: context.component.id, edge: edge.id },
      ...(name === undefined ? {} : { hint: `Choose “Own artefact” as the job and load models:/${name} with MLflow in your code.` }),
    });
  }
}
