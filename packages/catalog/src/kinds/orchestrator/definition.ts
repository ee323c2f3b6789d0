import type { ComponentDefinition } from "../../definition.ts";
import { AUTOMATIC } from "../../engine-option.ts";

export const orchestrator: ComponentDefinition = {
  kind: "orchestrator",
  title: "Workflow orchestration",
  category: "batch",
  summary: "Starts jobs on a schedule, in order, and repeats what failed.",
  help: "Connect it to each job it starts. Jobs that depend on each other through tables or models run in that order; a failed step is repeated and then stops what depends on it.",
  isPlatform: false,
  inputs: [],
  outputs: [{ data: "runs", label: "jobs it starts" }],
  engines: [AUTOMATIC, { value: "airflow", label: "Apache Airflow", help: "Python workflows; has a price even when idle." }],
  settings: [
    {
      key: "schedule",
      type: "text",
      label: "Schedule",
      help: "Cron expression in UTC, or hourly, daily, weekly.",
      level: "basic",
      pattern: "^(hourly|daily|weekly|\\S+( \\S+){4})$",
      patternText: "hourly, daily, weekly or a cron expression with five fields, e.g. 0 2 * * *",
      placeholder: "0 * * * *",
      default: "daily",
    },
    {
      key: "retries",
      type: "number",
      label: "Repeat a failed step",
      help: "Times, with growing pauses.",
      level: "basic",
      min: 0,
      max: 10,
      integer: true,
      unit: "times",
      default: { byTier: { prototype: 1, standard: 3, production: 3 } },
    },
  ],
  searchWords: ["airflow", "step functions", "data factory", "workflows", "composer", "cron", "dag", "schedule"],
  examples: [{ title: "Every hour", settings: { schedule: "0 * * * *", retries: 3 } }],
  onCloud: {
    aws: { becomes: "Step Functions; Airflow becomes Amazon MWAA" },
    azure: { becomes: "Data Factory" },
    gcp: { becomes: "Workflows; Cloud Composer for Airflow and production" },
  },
};
