import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

/** Versions that an environment may pin. */
export const VERSION_ANSWERS = {
  kafkaVersion: {
    label: "Kafka version",
    question: "Which version of Kafka shall run?",
    where: "In Amazon MSK, under the supported versions of Apache Kafka.",
    form: { type: "text", pattern: "\\d+\\.\\d+\\.(\\d+|x)(\\.kraft)?", patternText: "a version that MSK offers", example: "3.8.x" },
    whenEmpty: "3.8.x runs.",
    askers: (environment) => componentsOf(environment, "event-stream", "msk-provisioned"),
  },
  emrRelease: {
    label: "EMR release",
    question: "Which release of EMR shall run Spark?",
    where: "In Amazon EMR, under the releases of EMR Serverless, or of EMR for clusters.",
    form: { type: "text", pattern: "emr-\\d+\\.\\d+\\.\\d+", patternText: "a release label", example: "emr-7.13.0" },
    whenEmpty: "emr-7.13.0 runs.",
    askers: (environment) => [
      ...componentsOf(environment, "spark-engine", "emr-serverless"),
      ...componentsOf(environment, "spark-engine", "emr-ec2").filter(({ id }) => asksForClusters(environment, id)),
      ...componentsOf(environment, "stream-processor", "emr-serverless-streaming"),
    ],
  },
  auroraPostgresVersion: {
    label: "PostgreSQL version",
    question: "Which version of Aurora PostgreSQL shall run?",
    where: "In Amazon RDS, under the engine versions of Aurora PostgreSQL; where it holds vectors it must come with pgvector.",
    form: { type: "text", pattern: "\\d+\\.\\d+", patternText: "a version that Aurora offers", example: "17.9" },
    whenEmpty: "17.9 runs.",
    askers: (environment) =>
      environment.target.cloud === "aws"
        ? [...componentsOf(environment, "vector-store", "pgvector"), ...componentsOf(environment, "catalog", "polaris")]
        : [],
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

/** A cluster is asked for only by a job that has something to read and a table to write. */
function asksForClusters({ edges }: Environment, id: string): boolean {
  const reads = edges.some(({ to }) => to.component === id && (to.port === "files" || to.port === "tables"));
  return reads && edges.some(({ from }) => from.component === id && from.port === "tables");
}
