import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";
import { listForm } from "../answer-forms.ts";

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
      ...componentsOf(environment, "lakehouse-tables", "delta-databricks", "iceberg-databricks"),
      ...componentsOf(environment, "stream-processor", "databricks-streaming"),
      ...componentsOf(environment, "spark-engine", "databricks", "databricks-cluster", "databricks-serverless"),
      ...componentsOf(environment, "sql-engine", "databricks-sql"),
      ...componentsOf(environment, "catalog", "unity"),
      ...componentsOf(environment, "governance", "unity-policies"),
      ...componentsOf(environment, "data-quality", "databricks-monitor"),
      ...componentsOf(environment, "vector-store", "databricks-vector-search", "databricks-vector"),
      ...componentsOf(environment, "feature-store", "databricks-features", "databricks-feature"),
      ...componentsOf(environment, "model-serving", "databricks-serving"),
      ...componentsOf(environment, "foundation-model", "databricks-foundation"),
    ],
  },
  fabricAdministrators: {
    label: "Administrators of Fabric",
    question: "Who shall administer the capacities of Microsoft Fabric?",
    where: "Sign-in names of people, or object ids of applications, in Microsoft Entra ID. The connection's own application is filled in.",
    form: listForm({
      pattern: "\\S+@\\S+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
      patternText: "sign-in names or object ids, one per line",
      example: "data.admin@example.com",
    }),
    whenEmpty: "Capacities of Fabric wait.",
    isFilledIn: true,
    askers: (environment) => componentsOf(environment, "fabric-workspace", "capacity"),
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;
