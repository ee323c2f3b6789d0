import type { Answers } from "./answers.ts";
import { keepsDataset, makesTables, runsBatch, streams, trains } from "./consequences.ts";
import type { Decisions } from "./decisions.ts";

/** Everything that the stages of building a design ask about, worked out once. */
export interface Plan {
  readonly answers: Answers;
  readonly decisions: Decisions;
  readonly isPrototype: boolean;
  readonly isProduction: boolean;
  /** A job processes the stream; otherwise delivery copies it. */
  readonly processesStream: boolean;
  readonly runsBatch: boolean;
  /** Tables that people and models read: the best that there are. */
  readonly shown: "gold" | "bronze" | undefined;
  readonly keepsDataset: boolean;
  readonly keepsFeatures: boolean;
}

export function planOf(answers: Answers, decisions: Decisions): Plan {
  const isBatch = runsBatch(answers);
  const isDataset = keepsDataset(answers);
  return {
    answers,
    decisions,
    isPrototype: answers.tier === "prototype",
    isProduction: answers.tier === "production",
    processesStream: decisions.streamEngine !== undefined && decisions.streamEngine.choice !== "stream-delivery",
    runsBatch: isBatch,
    shown: isBatch ? "gold" : streams(answers) ? "bronze" : undefined,
    keepsDataset: isDataset,
    keepsFeatures: trains(answers) && answers.features !== "none" && makesTables(answers) && !isDataset,
  };
}
