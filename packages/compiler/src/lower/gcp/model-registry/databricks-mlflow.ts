import { databricksModels } from "../../databricks/model-registry.ts";
import { GCP_WORKSPACE } from "../databricks/workspace-cloud.ts";

export const databricksMlflow = databricksModels("databricks-mlflow", GCP_WORKSPACE);
