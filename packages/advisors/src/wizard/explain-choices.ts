import type { Chosen } from "../advice.ts";
import type { AnswerId, Answers } from "./answers.ts";
import { makesTables, runsBatch, streams } from "./consequences.ts";
import type { Decisions } from "./decisions.ts";

/** One choice in words, ready to be shown or printed. */
export interface ExplainedChoice {
  readonly id: keyof Decisions;
  readonly title: string;
  /** The question that overrules it; absent where none does. */
  readonly question?: AnswerId;
  readonly choice: string;
  /** The name of the choice. */
  readonly label: string;
  readonly because: readonly string[];
  readonly whyNot: readonly { readonly option: string; readonly label: string; readonly because: string }[];
  /** What the advice was, when the person chose something else. */
  readonly advised?: { readonly choice: string; readonly label: string; readonly because: readonly string[] };
}

interface Topic {
  readonly id: keyof Decisions;
  readonly title: string;
  readonly question?: AnswerId;
  isNeeded(answers: Answers): boolean;
}

const TOPICS: readonly Topic[] = [
  { id: "format", title: "Table format", question: "format", isNeeded: makesTables },
  { id: "catalog", title: "Catalog", question: "catalog", isNeeded: () => true },
  { id: "streamEngine", title: "From the stream into tables", question: "streamEngine", isNeeded: streams },
  { id: "broker", title: "Event stream", isNeeded: streams },
  { id: "jobs", title: "Batch jobs", isNeeded: runsBatch },
  { id: "gpus", title: "GPU", question: "accelerator", isNeeded: () => true },
  { id: "vectorEngine", title: "Vector database", question: "vectorEngine", isNeeded: () => true },
];

/** Names of options, as people know them. */
const LABELS: Readonly<Record<string, string>> = {
  iceberg: "Apache Iceberg",
  delta: "Delta Lake",
  hudi: "Apache Hudi",
  native: "The cloud's own catalog",
  unity: "Unity Catalog",
  polaris: "Apache Polaris",
  "stream-delivery": "Managed delivery",
  flink: "Apache Flink",
  "spark-streaming": "Spark Structured Streaming",
  auto: "The cloud's own service",
  kinesis: "Amazon Kinesis",
  "event-hubs": "Azure Event Hubs",
  pubsub: "Pub/Sub",
  kafka: "Apache Kafka",
  confluent: "Confluent",
  serverless: "Serverless",
  cluster: "Cluster",
  l4: "NVIDIA L4",
  a10g: "NVIDIA A10G",
  a100: "NVIDIA A100",
  h100: "NVIDIA H100",
  "dataset-store": "Inside the dataset",
  qdrant: "Qdrant",
  pgvector: "PostgreSQL with pgvector",
  "s3-vectors": "Amazon S3 Vectors",
  opensearch: "OpenSearch",
  "ai-search": "Azure AI Search",
  "vertex-vector-search": "Vertex AI Vector Search",
};

/** The choices that matter for these answers, in the order in which data flows. */
export function explainChoices(answers: Answers, decisions: Decisions): readonly ExplainedChoice[] {
  return TOPICS.flatMap((topic) => {
    const chosen: Chosen<string> | undefined = decisions[topic.id];
    return chosen && topic.isNeeded(answers) ? [explained(topic, chosen)] : [];
  });
}

function explained({ id, title, question }: Topic, { choice, because, whyNot, advised }: Chosen<string>): ExplainedChoice {
  return {
    id,
    title,
    ...(question === undefined ? {} : { question }),
    choice,
    label: labelOf(choice),
    because,
    whyNot: whyNot.map(({ option, because }) => ({ option, label: labelOf(option), because })),
    ...(advised ? { advised: { choice: advised.choice, label: labelOf(advised.choice), because: advised.because } } : {}),
  };
}

function labelOf(option: string): string {
  return LABELS[option] ?? option;
}
