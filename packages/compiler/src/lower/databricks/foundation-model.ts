import { type Lowering, type Part, textSetting } from "../../lowering.ts";
import { isEmbeddingModel } from "../../sizing/hosted-model.ts";
import { reportStrangers } from "./callers.ts";
import { memberAddresses } from "./members.ts";
import { endpointPort } from "./model-serving.ts";
import { reportNoWorkspace, workspaceResource } from "./workspace.ts";
import type { WorkspaceCloud } from "./workspace-cloud.ts";
import { MODEL_RIGHTS } from "./workspace-rights.ts";

/** Names that people use for endpoints that every workspace of a large region has. */
const MODELS: Readonly<Record<string, string>> = {
  "default-chat": "databricks-meta-llama-3-3-70b-instruct",
  "default-embedding": "databricks-gte-large-en",
};

/** A model that Databricks keeps ready in the workspace and bills by the token: it is looked up, and nothing is made. */
export const databricksFoundation = (variant: string, cloud: WorkspaceCloud): Lowering => ({
  cloud: cloud.cloud,
  kind: "foundation-model",
  variant,
  service: "Databricks Foundation Model APIs",
  gap: "it needs a workspace of yours; which models there are depends on its region; versions cannot be pinned",
  minutes: [0, 1],
  needs: cloud.needs,
  outputs: (part) => ({ ports: { endpoint: endpointPort(part, endpointName(part), { task: taskOf(part) }) } }),
  grants: MODEL_RIGHTS,
  lower: (context) => {
    reportNoWorkspace(context);
    reportStrangers(context);
    return [
      workspaceResource(context, {
        name: "model",
        type: "databricks.servedModel",
        path: `served-models/${endpointName(context)}`,
        isReadStep: true,
        properties: {},
        // Every member of the workspace may ask it.
        dependsOn: context.outgoing("endpoint").flatMap((caller) => memberAddresses(context, caller)),
      }),
    ];
  },
});

function endpointName(part: Part): string {
  const named = textSetting(part, "model");
  return MODELS[named] ?? named;
}

function taskOf(part: Part): "embedding" | "chat" {
  return isEmbeddingModel(textSetting(part, "model")) || isEmbeddingModel(endpointName(part)) ? "embedding" : "chat";
}
