import { databricksVectors } from "../../databricks/vector-search.ts";
import { GCP_WORKSPACE } from "../databricks/workspace-cloud.ts";

export const databricksVector = databricksVectors("databricks-vector", GCP_WORKSPACE);
