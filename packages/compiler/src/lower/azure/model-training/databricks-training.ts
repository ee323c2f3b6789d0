import { databricksTraining } from "../../databricks/model-training.ts";
import { AZURE_PROGRAMS } from "../databricks-connector/workspace-programs.ts";

export const databricksTrainingJob = databricksTraining(
  "databricks-training",
  AZURE_PROGRAMS,
  "one machine, its T4 of 16 GB from your own quota",
);
