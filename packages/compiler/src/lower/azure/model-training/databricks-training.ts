import { databricksTraining } from "../../databricks/model-training.ts";
import { AZURE_PROGRAMS } from "../databricks-connector/workspace-programs.ts";

export const databricksTrainingJob = databricksTraining(
  "databricks-training",
  AZURE_PROGRAMS,
  "one machine, with one T4 or four of 16 GB each from your own quota",
);
