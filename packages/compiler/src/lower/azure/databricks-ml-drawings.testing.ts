import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** A workflow of the workspace: a job, what checks its tables, and a job after it. */
const WORKFLOW: Sample = {
  name: "Workflow in Databricks",
  blueprint: blueprintOf({
    components: [
      ["raw:object-store", { zones: ["raw"] }],
      ["refine:spark-engine", { engine: "databricks", mode: "serverless" }],
      ["tables:lakehouse-tables", { zones: ["silver"], upsertKey: ["order_id"] }],
      ["quality:data-quality", { rules: ["uniqueness", "volume"] }],
      ["report:spark-engine", { engine: "databricks", mode: "cluster" }],
      ["figures:lakehouse-tables", { zones: ["gold"] }],
      ["nightly:orchestrator", { schedule: "0 3 * * *", retries: 2 }],
      ["watch:monitoring", { recipients: ["data@example.com"] }],
    ],
    edges: [
      "raw.files -> refine.files",
      "refine.tables -> tables.tables",
      "tables.tables -> quality.tables",
      "tables.tables -> report.tables",
      "report.tables -> figures.tables",
      "nightly.runs -> refine.runs",
      "nightly.runs -> quality.runs",
      "nightly.runs -> report.runs",
    ],
    omit: [],
  }),
};

export const DATABRICKS_ML_DRAWINGS: readonly Sample[] = [WORKFLOW];
