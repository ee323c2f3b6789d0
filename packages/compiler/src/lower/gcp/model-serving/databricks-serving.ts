import { databricksServing } from "../../databricks/model-serving.ts";
import { GCP_WORKSPACE } from "../databricks/workspace-cloud.ts";

export const gcpDatabricksServing = databricksServing("databricks-serving", GCP_WORKSPACE);
