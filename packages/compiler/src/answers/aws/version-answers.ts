import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

/** Versions that an environment may pin. */
export const VERSION_ANSWERS = {
  kafkaVersion: {
    label: "Kafka version",
    question: "Which version of Kafka shall run?",
    form: { type: "text", pattern: "\\d+\\.\\d+\\.(\\d+|x)(\\.kraft)?", patternText: "a version that MSK offers", example: "3.8.x" },
    whenEmpty: "3.8.x runs.",
    isNeeded: (environment) => componentsOf(environment, "event-stream", "msk-provisioned").length > 0,
  },
  emrRelease: {
    label: "EMR release",
    question: "Which release of EMR shall run Spark?",
    form: { type: "text", pattern: "emr-\\d+\\.\\d+\\.\\d+", patternText: "a release label", example: "emr-7.13.0" },
    whenEmpty: "emr-7.13.0 runs.",
    isNeeded: (environment) => componentsOf(environment, "spark-engine", "emr-serverless").length > 0,
  },
  auroraPostgresVersion: {
    label: "PostgreSQL version",
    question: "Which version of Aurora PostgreSQL shall hold vectors?",
    form: { type: "text", pattern: "\\d+\\.\\d+", patternText: "a version that Aurora offers", example: "17.9" },
    whenEmpty: "17.9 runs.",
    isNeeded: (environment) => componentsOf(environment, "vector-store", "pgvector").length > 0,
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;
