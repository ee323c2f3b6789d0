import type { GivenAnswers } from "./answers.ts";

/** Answers to start from, by the template that does the same in full. The figures are examples to change. */
export const WORKLOADS: readonly { readonly template: string; readonly answers: GivenAnswers }[] = [
  {
    template: "realtime-recommendations",
    answers: {
      tier: "production",
      kinds: ["events", "files"],
      rate: 20_000,
      bytes: 600,
      updates: "upsert",
      transform: "features",
      incrementalPull: true,
      ml: "serve",
      features: "online",
      serving: "online",
      vectors: "similarity",
      vectorCount: 5_000_000,
      requests: 1500,
    },
  },
  {
    template: "fraud-detection",
    answers: {
      tier: "production",
      kinds: ["events"],
      rate: 5000,
      freshness: "seconds",
      transform: "features",
      pii: true,
      ml: "serve",
      features: "online",
      serving: "online",
      requests: 2000,
    },
  },
  {
    template: "log-anomaly-monitoring",
    answers: { tier: "standard", kinds: ["events"], rate: 5000, transform: "windows", ml: "serve", serving: "batch" },
  },
  {
    template: "dynamic-pricing",
    answers: {
      tier: "standard",
      kinds: ["events", "changes"],
      rate: 500,
      transform: "features",
      ml: "serve",
      features: "online",
      serving: "online",
      requests: 200,
    },
  },
  {
    template: "predictive-maintenance",
    answers: { tier: "standard", kinds: ["events"], rate: 1000, transform: "windows", ml: "serve", features: "offline", serving: "batch" },
  },
  {
    template: "computer-vision-training",
    answers: { tier: "standard", kinds: ["media"], gbPerDay: 200, ml: "train", gpu: "large" },
  },
  {
    template: "llm-fine-tuning",
    answers: { tier: "standard", kinds: ["documents"], ml: "serve", serving: "online", finetune: "lora" },
  },
  {
    template: "rag",
    answers: { tier: "standard", kinds: ["documents"], vectors: "rag", vectorCount: 2_000_000, documentsPerDay: 5000, requests: 10 },
  },
  {
    template: "autonomous-vehicle-multimodal",
    answers: {
      tier: "standard",
      kinds: ["events", "media"],
      rate: 500,
      gbPerDay: 500,
      transform: "windows",
      ml: "train",
      gpu: "large",
      vectors: "similarity",
      vectorCount: 5_000_000,
    },
  },
  {
    template: "analytics-feature-store",
    answers: { tier: "standard", kinds: ["files", "changes"], rate: 300, ml: "train", features: "offline" },
  },
  {
    template: "open-multi-engine",
    answers: { tier: "standard", kinds: ["files", "changes"], engines: ["databricks", "athena", "redshift"], freshness: "hour" },
  },
  { template: "streaming-starter", answers: { kinds: ["events"], rate: 20 } },
  { template: "data-science-starter", answers: { kinds: ["files"], ml: "notebooks" } },
];
