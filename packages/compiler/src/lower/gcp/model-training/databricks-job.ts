import { databricksTraining } from "../../databricks/model-training.ts";
import { GCP_PROGRAMS } from "../databricks/workspace-programs.ts";

export const databricksTrainingJob = databricksTraining(
  "databricks-job",
  GCP_PROGRAMS,
  "one machine, its L4 from your own quota, where the region has them",
);
