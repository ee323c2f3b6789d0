import type { Contract } from "./contract.ts";

/** Programs that a Spark of the user's starts, on whichever cloud. */
export const SPARK_CONTRACTS = {
  "spark-job": {
    artefact: "spark-job",
    through: "arguments",
    entry: "main.py",
    accepts: [
      { name: "--mode", form: { oneOf: ["batch", "stream"] }, means: "batch when absent" },
      {
        name: "--in",
        form: "text",
        isRequired: true,
        means: "table name, s3:// or gs:// address, or kinesis:// or kafka:// with its topics separated by commas",
      },
      {
        name: "--in-format",
        form: { oneOf: ["table", "parquet", "csv", "json", "avro", "binaryFile", "delta", "hudi", "bigquery", "events"] },
        means: "parquet when absent",
      },
      { name: "--out", form: { pattern: "\\w+(\\.\\w+){1,2}" }, isRequired: true, means: "table, with its database and catalog" },
      { name: "--format", form: { oneOf: ["iceberg", "delta", "hudi"] }, isRequired: true, means: "format of the table" },
      { name: "--keys", form: { pattern: "\\w+(,\\w+)*" }, means: "columns that make a row the same row" },
      { name: "--ordering", form: { pattern: "\\w+" }, means: "column by which the newer of two rows wins" },
      { name: "--checkpoint", form: { address: "folder" }, means: "where a stream remembers how far it is" },
      { name: "--every", form: { pattern: "[1-9]\\d*" }, means: "seconds between two micro-batches of a stream; 60 when absent" },
      { name: "--location", form: { address: "folder" }, means: "folder of the database of the table, which is made there" },
      { name: "--path", form: { pattern: "gs://\\S+" }, means: "folder of a table that no catalog keeps" },
      { name: "--sql", form: { pattern: "(s3|gs)://\\S+\\.sql" }, means: "SQL to apply; the source is the view `input`" },
    ],
  },
  "table-checks": {
    artefact: "table-checks",
    through: "arguments",
    entry: "check_tables.py",
    accepts: [
      { name: "--tables", form: { pattern: "abfss://\\S+" }, isRequired: true, means: "folders of the tables, separated by commas" },
      {
        name: "--rules",
        form: { pattern: "(freshness|volume|null|uniqueness)(,(freshness|volume|null|uniqueness))*" },
        isRequired: true,
        means: "what is checked in each table",
      },
      { name: "--time", form: "text", isRequired: true, means: "column that says when a row was written" },
      { name: "--keys", form: "text", isRequired: true, means: "columns that make a row the same row" },
      { name: "--results", form: { pattern: "abfss://\\S+" }, isRequired: true, means: "folder of the table that takes the results" },
      { name: "--stop", form: { oneOf: ["yes", "no"] }, means: "whether a failed check fails the run; no when absent" },
    ],
  },
} as const satisfies Readonly<Record<string, Contract>>;
