import { hasOnlyContent, makesTables } from "./consequences.ts";
import { choiceForm, type QuestionsOf, severalForm } from "./question.ts";

export const FOUNDATION_QUESTIONS: QuestionsOf<"cloud" | "tier" | "kinds" | "engines" | "format" | "catalog"> = {
  cloud: {
    form: choiceForm("Which cloud?", "Decides which services the parts become; the same drawing moves to another cloud later.", {
      aws: ["AWS"],
      azure: ["Azure"],
      gcp: ["Google Cloud"],
      local: ["My computer"],
    }),
    unlisted: ["local"],
    default: "aws",
  },
  tier: {
    form: choiceForm("What is it for?", "Sets sizes, copies and protection.", {
      prototype: ["Prototype", "Smallest sizes, nothing that runs when idle."],
      standard: ["Standard", "Moderate sizes, with schedules, a private network and monitoring."],
      production: ["Production", "Room for peaks, several zones, your own key, approvals."],
    }),
    default: "prototype",
  },
  kinds: {
    form: severalForm("What data do you have?", "Each sort brings its source and the way it enters the lake.", {
      files: ["Files with rows", "CSV, JSON or Parquet from partners or applications."],
      events: ["Events", "What users, applications or devices do, as it happens."],
      changes: ["Database changes", "Every change of an operational database."],
      documents: ["Documents", "PDF, HTML, office files, plain text."],
      media: ["Media", "Images, audio, video."],
    }),
    default: ["files"],
  },
  engines: {
    form: severalForm("Which engines must share the tables?", "Engines outside this drawing count too; they decide the table format.", {
      athena: ["Amazon Athena"],
      redshift: ["Amazon Redshift"],
      bigquery: ["BigQuery"],
      databricks: ["Databricks", "Jobs of this drawing then run there too."],
      fabric: ["Microsoft Fabric"],
      synapse: ["Azure Synapse"],
      flink: ["Apache Flink"],
      trino: ["Trino"],
    }),
    default: [],
    isSkipped: hasOnlyContent,
  },
  format: {
    form: choiceForm("Which table format?", "How tables are laid out in files; every engine that reads them has to know it.", {
      auto: ["Recommended"],
      iceberg: ["Apache Iceberg"],
      delta: ["Delta Lake"],
      hudi: ["Apache Hudi"],
    }),
    default: "auto",
    isSkipped: (answers) => !makesTables(answers),
  },
  catalog: {
    form: choiceForm("Which catalog?", "Where engines find tables by name.", {
      auto: ["Recommended", "Unity Catalog with Databricks, otherwise the cloud's own."],
      unity: ["Unity Catalog", "Needs a Databricks account."],
      polaris: ["Apache Polaris", "Open, run in your environment."],
    }),
    default: "auto",
    isSkipped: ({ engines }) => engines.length < 2,
  },
};
