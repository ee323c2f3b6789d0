import type { Lowering, Part } from "../../../lowering.ts";
import { insideWorkspace, machineLearning, workWithModels } from "../aml-workspace/use-workspace.ts";
import { azureResource } from "../resource.ts";

/** A name under which the workspace keeps the versions of a model. */
export const amlWorkspaceRegistry: Lowering = {
  cloud: "azure",
  kind: "model-registry",
  variant: "aml-workspace-registry",
  service: "Azure Machine Learning models with MLflow",
  gap: "no approval of its own: a version counts as approved when somebody names it for an endpoint",
  minutes: [0, 1],
  needs: ["aml-workspace"],
  outputs: (part) => ({ ports: { model: { protocol: "mlflow", modelName: modelName(part), region: part.target.region } } }),
  grants: { in: { model: (self) => [workWithModels(self)] }, out: { model: (self) => [workWithModels(self)] } },
  lower: (context) => [
    azureResource(context, {
      name: "model",
      type: "Microsoft.MachineLearningServices/workspaces/models",
      id: insideWorkspace(context, "models", modelName(context)),
      body: { properties: { description: `Models of ${context.component.id}` } },
      dependsOn: [machineLearning(context).workspaceAddress],
    }),
  ],
};

function modelName(part: Pick<Part, "component">): string {
  return part.component.id;
}
