import { databricksFoundation as foundationModels } from "../../databricks/foundation-model.ts";
import { AZURE_WORKSPACE } from "../databricks-connector/workspace-cloud.ts";

export const databricksFoundation = foundationModels("databricks-foundation", AZURE_WORKSPACE);
