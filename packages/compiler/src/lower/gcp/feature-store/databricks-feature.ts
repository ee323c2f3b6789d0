import { databricksFeatures } from "../../databricks/feature-store.ts";
import { GCP_WORKSPACE } from "../databricks/workspace-cloud.ts";

export const databricksFeature = databricksFeatures("databricks-feature", GCP_WORKSPACE);
