import { databricksServing } from "../../databricks/model-serving.ts";
import { AZURE_WORKSPACE } from "../databricks-connector/workspace-cloud.ts";

export const azureDatabricksServing = databricksServing("databricks-serving", AZURE_WORKSPACE);
