import { databricksVectors } from "../../databricks/vector-search.ts";
import { AZURE_WORKSPACE } from "../databricks-connector/workspace-cloud.ts";

export const databricksVectorSearch = databricksVectors("databricks-vector-search", AZURE_WORKSPACE);
