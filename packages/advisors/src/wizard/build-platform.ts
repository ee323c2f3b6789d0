import type { DesignDraft } from "./design-draft.ts";
import type { Plan } from "./plan.ts";

/** Parts that a workflow starts, in the order in which they depend on each other. */
const STARTED = ["jobs", "quality", "training", "score", "embed"] as const;

/** Workflows, and what attaches itself to everything. */
export function addPlatform(draft: DesignDraft, { answers, isPrototype, isProduction }: Plan): void {
  const started = STARTED.filter((id) => draft.has(id));
  if (!isPrototype && started.length > 0) {
    draft.add("workflows", "orchestrator", { engine: "auto", schedule: "0 * * * *", retries: 3 });
    for (const id of started) draft.join("workflows", "runs", id);
  }
  if (answers.finetune !== "none" || answers.vectors !== "none") draft.add("secrets", "secrets", { names: ["hugging-face-token"] });
  draft.add("budget", "budget", { monthlyUsd: isPrototype ? 100 : 3000, thresholdsPercent: [50, 80, 100] });
  if (!isPrototype) {
    draft.add("network", "network");
    draft.add("monitoring", "monitoring", { alerts: ["lag", "freshness", "failures", "cost"] });
    if (draft.has("quality")) draft.join("quality", "metrics", "monitoring");
  }
  if (isProduction) draft.add("key", "encryption-key", { rotationDays: 365, deletionWindowDays: 30 });
}
