import { databricksModels } from "../../databricks/model-registry.ts";
import { AZURE_WORKSPACE } from "../databricks-connector/workspace-cloud.ts";

export const unityModels = databricksModels("unity-models", AZURE_WORKSPACE);
