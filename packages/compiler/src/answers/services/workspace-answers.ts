import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

/** Services that an environment uses beside its cloud. */
export const SERVICE_ANSWERS = {
  databricksWorkspace: {
    label: "Databricks workspace",
    question: "In which Databricks workspace shall jobs and warehouses run?",
    where: "The host in the address bar of the workspace.",
    form: {
      type: "text",
      pattern: "[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(databricks\\.com|azuredatabricks\\.net)",
      patternText: "the host of the workspace",
      example: "dbc-0a1b2c3d-4e5f.cloud.databricks.com",
    },
    whenEmpty: "Jobs, warehouses and the catalog wait.",
    isFilledIn: true,
    askers: (environment) => [
      ...componentsOf(environment, "spark-engine", "databricks"),
      ...componentsOf(environment, "sql-engine", "databricks-sql"),
      ...componentsOf(environment, "catalog", "unity"),
    ],
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;
