import { databricksFeatures as featureTables } from "../../databricks/feature-store.ts";
import { AZURE_WORKSPACE } from "../databricks-connector/workspace-cloud.ts";

export const databricksFeatures = featureTables("databricks-features", AZURE_WORKSPACE);
