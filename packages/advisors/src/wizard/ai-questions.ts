import type { Answers } from "./answers.ts";
import { makesTables, servesOnline, trains } from "./consequences.ts";
import { choiceForm, type QuestionsOf, wholeNumberForm, yesNoForm } from "./question.ts";

type AiAnswer = "finetune" | "baseModel" | "multimodal" | "vectors" | "vectorEngine" | "documentsPerDay" | "vectorCount" | "requests";

const hasNoIndex = ({ vectors }: Answers) => vectors === "none";

export const AI_QUESTIONS: QuestionsOf<AiAnswer> = {
  finetune: {
    form: choiceForm("Tune a language model?", "On your documents, with GPUs and checkpoints.", {
      none: ["No"],
      lora: ["An adapter (LoRA)", "Small, cheap, enough for tone and form."],
      full: ["All weights", "For new knowledge; needs several times the memory."],
    }),
    default: "none",
    isSkipped: (answers) => !trains(answers) || !answers.kinds.includes("documents"),
  },
  baseModel: {
    form: {
      type: "text",
      label: "Which model to start from?",
      help: "Its id on Hugging Face.",
      pattern: "^[A-Za-z0-9][\\w.-]*/[A-Za-z0-9][\\w.-]*$",
      patternText: "owner/name as on Hugging Face",
      maxLength: 200,
    },
    default: "Qwen/Qwen2.5-7B-Instruct",
    isSkipped: ({ finetune }) => finetune === "none",
  },
  multimodal: {
    form: yesNoForm("Keep a versioned dataset for training?", "Samples with versions and a fast loader; images and text side by side."),
    default: ({ kinds }) => kinds.includes("media"),
    isSkipped: ({ ml }) => ml === "none",
  },
  vectors: {
    form: choiceForm("Search by meaning?", "Adds an embedding pipeline, a vector database and an application.", {
      none: ["No"],
      rag: ["Answers from documents (RAG)", "A language model answers with what the search finds."],
      similarity: ["Find what is alike"],
    }),
    default: "none",
    isSkipped: ({ kinds, ...answers }) => !kinds.includes("documents") && !kinds.includes("media") && !makesTables({ kinds, ...answers }),
  },
  vectorEngine: {
    form: choiceForm("Which vector database?", "By number of vectors and questions; clouds offer different ones.", {
      auto: ["Recommended"],
      pgvector: ["PostgreSQL with pgvector"],
      opensearch: ["OpenSearch"],
      "s3-vectors": ["Amazon S3 Vectors"],
      "ai-search": ["Azure AI Search"],
      "vertex-vector-search": ["Vertex AI Vector Search"],
      qdrant: ["Qdrant"],
    }),
    default: "auto",
    isSkipped: hasNoIndex,
  },
  documentsPerDay: {
    form: wholeNumberForm("How many documents a day?", "New or changed ones; each is embedded.", { min: 1, max: 1_000_000_000 }),
    default: 1000,
    isSkipped: hasNoIndex,
  },
  vectorCount: {
    form: wholeNumberForm("How many vectors in all?", "A document becomes about one for each 400 words.", { min: 1, max: 10_000_000_000 }),
    default: 100_000,
    isSkipped: hasNoIndex,
  },
  requests: {
    form: wholeNumberForm("How many requests a second?", "At the peak; sizes the application, the index and the model endpoint.", {
      min: 1,
      max: 1_000_000,
      unit: "requests/s",
    }),
    default: 5,
    isSkipped: (answers) => answers.vectors === "none" && !servesOnline(answers),
  },
};
