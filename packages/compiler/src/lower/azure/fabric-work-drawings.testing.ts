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

/** Databases whose tables a lakehouse sees: one table and several, with a password of its own and a named one. */
const MIRRORS: Sample = {
  name: "Databases mirrored into Fabric",
  blueprint: blueprintOf({
    components: [
      [
        "orders:database-source",
        { engine: "managed", host: "shop.postgres.database.azure.com", database: "shop", tables: ["orders", "returns"], user: "zerolake" },
      ],
      [
        "people:database-source",
        {
          engine: "managed",
          databaseEngine: "sqlserver",
          host: "people.database.windows.net",
          database: "people",
          tables: ["Employees"],
          user: "zerolake",
          secretName: "people-password",
        },
      ],
      ["raw-tables:lakehouse-tables", { engine: "delta", zones: ["bronze"] }],
      ["clean:spark-engine", { engine: "fabric" }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["gold"] }],
      ["staff:lakehouse-tables", { engine: "delta", zones: ["bronze"] }],
      ["keys:secrets", { names: ["people-password"] }],
    ],
    edges: [
      "orders.tables -> raw-tables.tables",
      "people.tables -> staff.tables",
      "staff.tables -> clean.tables",
      "clean.tables -> tables.tables",
    ],
    omit: [],
  }),
};

/** Zones of tables and of files for groups, one of which nobody knows. */
const RIGHTS: Sample = {
  name: "Rights of people in OneLake",
  blueprint: blueprintOf({
    components: [
      ["files:object-store", { zones: ["raw"] }],
      ["clean:spark-engine", { engine: "fabric" }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["silver", "gold"] }],
      ["catalog:catalog", { engine: "onelake" }],
      [
        "rights:governance",
        { groups: { analysts: { gold: "read" }, engineers: { raw: "read", gold: "write" } }, columnMasks: ["email"], auditLog: true },
      ],
    ],
    edges: [
      "files.files -> clean.files",
      "clean.tables -> tables.tables",
      "tables.tables -> catalog.tables",
      "files.files -> catalog.files",
      "catalog.catalog -> rights.catalog",
    ],
    omit: [],
  }),
};

/** Airflow in Fabric that starts a job there and its checks. */
const AIRFLOW: Sample = {
  name: "Airflow in Fabric",
  blueprint: blueprintOf({
    components: [
      ["files:object-store", { zones: ["raw"] }],
      ["clean:spark-engine", { engine: "fabric" }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["gold"] }],
      ["checks:data-quality", {}],
      ["workflow:orchestrator", { engine: "airflow", schedule: "0 4 * * *", retries: 3 }],
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

/** What works on a lake in Fabric: workflows, checks, copies of databases, rights of people. */
export const FABRIC_WORK_DRAWINGS: readonly Sample[] = [PIPELINE, CHECKS, MIRRORS, RIGHTS, AIRFLOW];
