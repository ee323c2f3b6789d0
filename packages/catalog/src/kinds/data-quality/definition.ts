import type { ComponentDefinition } from "../../definition.ts";

export const dataQuality: ComponentDefinition = {
  kind: "data-quality",
  title: "Data quality monitoring",
  category: "batch",
  summary: "Checks tables for late, missing or strange data.",
  help: "Connect the **Lakehouse tables** to watch, and **Monitoring and alerts** to be told. Let **Workflow orchestration** start it when checks must pass before the next step.",
  isPlatform: false,
  inputs: [
    { data: "tables", label: "tables to check" },
    { data: "runs", label: "who starts it" },
  ],
  outputs: [{ data: "metrics", label: "results of the checks" }],
  engines: [{ value: "auto", label: "Automatic" }],
  settings: [
    {
      key: "rules",
      type: "textList",
      label: "Checks",
      help: "What is checked in each table.",
      level: "basic",
      options: [
        { value: "freshness", label: "Freshness" },
        { value: "volume", label: "Number of rows" },
        { value: "schema", label: "Schema" },
        { value: "null", label: "Missing values" },
        { value: "range", label: "Values in range" },
        { value: "uniqueness", label: "Unique keys" },
      ],
      default: ["freshness", "volume"],
    },
    {
      key: "schedule",
      type: "text",
      label: "Schedule",
      help: "Cron expression in UTC, or hourly, daily, weekly.",
      level: "basic",
      pattern: "^(hourly|daily|weekly|\\S+( \\S+){4})$",
      patternText: "hourly, daily, weekly or a cron expression with five fields, e.g. 0 2 * * *",
      default: "daily",
    },
    {
      key: "onFailure",
      type: "choice",
      label: "When a check fails",
      help: "Tell somebody, or stop the steps behind it.",
      level: "basic",
      options: [
        { value: "warn", label: "Warn" },
        { value: "block", label: "Stop the workflow" },
      ],
      default: "warn",
    },
    {
      key: "incrementalField",
      type: "text",
      label: "Check new rows by",
      help: "Column that tells new rows from old; empty checks the whole table.",
      level: "advanced",
      group: "Scope",
      maxLength: 200,
      default: "",
    },
  ],
  searchWords: ["quality", "deequ", "great expectations", "freshness", "anomaly", "validation", "observability"],
  examples: [
    {
      title: "Strict gold checks",
      settings: { rules: ["freshness", "volume", "null", "uniqueness"], schedule: "hourly", onFailure: "block" },
    },
  ],
  onCloud: {
    aws: { becomes: "AWS Glue Data Quality" },
    azure: { becomes: "Databricks monitoring, or rules run by Spark" },
    gcp: { becomes: "Dataplex data quality scans" },
  },
};
