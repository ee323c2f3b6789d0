import type { Template } from "./template.ts";

export const dataScienceStarter: Template = {
  id: "data-science-starter",
  title: "Data-science starter",
  summary:
    "The smallest useful lakehouse: drop files, query them, train a first model and register it. Everything is serverless and shuts itself down.",
  purpose:
    "For a data scientist who has files and wants tables, SQL, a notebook and a first model, without paying for anything that idles.",
  assumptions: ["About one gigabyte of new files per day.", "One person works in the notebook.", "The first model trains on a CPU."],
  highlights: ["Iceberg", "notebook", "first model"],
  tier: "prototype",
  clouds: ["aws", "azure", "gcp"],
  targetChoices: { azure: { "tables.engine": "delta" } },
  workload: {
    filesGbPerDay: 1,
    tbScannedPerDay: 0.01,
    gpuHoursPerMonth: 0,
  },
  components: [
    { id: "files", kind: "file-source", title: "Uploaded files", settings: { gbPerDay: 1, contentKind: "csv" } },
    {
      id: "lake",
      kind: "object-store",
      title: "Lake",
      settings: { zones: ["raw"], versioning: false, lifecycle: { deleteDays: 90 }, retentionDays: 90 },
    },
    {
      id: "prepare",
      kind: "spark-engine",
      title: "Prepare tables",
      settings: { engine: "auto", mode: "serverless", workersMin: 1, workersMax: 2, hoursPerDay: 0.25 },
    },
    {
      id: "tables",
      kind: "lakehouse-tables",
      title: "Tables",
      settings: {
        engine: "iceberg",
        formatVersion: 2,
        zones: ["silver"],
        schemaEvolution: "additive",
        maintenance: { compaction: true, snapshotExpiryDays: 7, orphanFiles: true },
      },
    },
    { id: "catalog", kind: "catalog", title: "Metadata catalog", settings: { engine: "auto" } },
    { id: "sql", kind: "sql-engine", title: "SQL", settings: { engine: "auto", tbScannedPerDay: 0.01, concurrency: 2 } },
    { id: "workspace", kind: "ml-workspace", title: "Notebook", settings: { users: 1, notebookSize: "small", idleShutdownMinutes: 30 } },
    {
      id: "training",
      kind: "model-training",
      title: "First model",
      settings: { framework: "pytorch", method: "classic", gpuHoursPerMonth: 0, distributed: false, checkpointing: false },
    },
    {
      id: "models",
      kind: "model-registry",
      title: "Model registry",
      settings: { engine: "auto", approvalRequired: false, stages: ["none"] },
    },
    { id: "budget", kind: "budget", title: "Budget", settings: { monthlyUsd: 50, thresholdsPercent: [50, 80, 100] } },
  ],
  edges: [
    "files.files -> lake.files",
    "lake.files -> prepare.files",
    "prepare.tables -> tables.tables",
    "tables.tables -> catalog.tables",
    "tables.tables -> sql.tables",
    "tables.tables -> workspace.tables",
    "tables.tables -> training.tables",
    "training.model -> models.model",
  ],
};
