import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** A workflow in Fabric that starts a job and then the checks of what it wrote. */
const PIPELINE: Sample = {
  name: "Workflow and checks in Fabric",
  blueprint: blueprintOf({
    components: [
      ["files:object-store", { zones: ["raw"] }],
      ["clean:spark-engine", { engine: "fabric" }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["gold"], upsertKey: ["id", "day"], orderingField: "time" }],
      ["checks:data-quality", { rules: ["freshness", "volume", "null", "uniqueness", "range"], onFailure: "block" }],
      ["workflow:orchestrator", { schedule: "15 * * * *", retries: 2 }],
    ],
    edges: [
      "files.files -> clean.files",
      "clean.tables -> tables.tables",
      "tables.tables -> checks.tables",
      "workflow.runs -> clean.runs",
      "workflow.runs -> checks.runs",
    ],
    omit: [],
  }),
};

/** Checks at hours of their own. */
const CHECKS: Sample = {
  name: "Checks of Fabric at their own hours",
  blueprint: blueprintOf({
    components: [
      ["files:object-store", { zones: ["raw"] }],
      ["clean:spark-engine", { engine: "fabric" }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["gold"] }],
      ["checks:data-quality", { schedule: "weekly" }],
    ],
    edges: ["files.files -> clean.files", "clean.tables -> tables.tables", "tables.tables -> checks.tables"],
    omit: [],
  }),
};

/** What works on a lake in Fabric: workflows, checks, copies of databases, rights of people. */
export const FABRIC_WORK_DRAWINGS: readonly Sample[] = [PIPELINE, CHECKS];
