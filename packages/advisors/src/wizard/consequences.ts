import type { Answers } from "./answers.ts";

/** What answers mean for the drawing, where several parts of the wizard need to know it. */
export function streams({ kinds }: Pick<Answers, "kinds">): boolean {
  return kinds.includes("events") || kinds.includes("changes");
}

export function landsFiles({ kinds }: Pick<Answers, "kinds">): boolean {
  return kinds.some((kind) => kind === "files" || kind === "documents" || kind === "media");
}

/** Files that nobody makes a table of unless something asks for it. */
export function hasOnlyContent({ kinds }: Pick<Answers, "kinds">): boolean {
  return kinds.every((kind) => kind === "documents" || kind === "media");
}

export function trains({ ml }: Pick<Answers, "ml">): boolean {
  return ml === "train" || ml === "serve";
}

export function scoresInBatches({ ml, serving }: Pick<Answers, "ml" | "serving">): boolean {
  return ml === "serve" && serving === "batch";
}

export function servesOnline({ ml, serving }: Pick<Answers, "ml" | "serving">): boolean {
  return ml === "serve" && serving === "online";
}

/** Batch jobs read documents when a model is tuned on them. */
export function preparesDocuments({ kinds, finetune }: Pick<Answers, "kinds" | "finetune">): boolean {
  return kinds.includes("documents") && finetune !== "none";
}

export function runsBatch(answers: Answers): boolean {
  const { kinds, sql } = answers;
  return (
    kinds.includes("files") ||
    kinds.includes("changes") ||
    preparesDocuments(answers) ||
    (streams(answers) && (sql || trains(answers))) ||
    scoresInBatches(answers)
  );
}

export function makesTables(answers: Answers): boolean {
  return streams(answers) || runsBatch(answers);
}

/** A versioned dataset for training. */
export function keepsDataset(answers: Answers): boolean {
  const { kinds, ml, finetune, multimodal } = answers;
  const isContent = kinds.includes("media") || (kinds.includes("documents") && !makesTables(answers));
  return finetune !== "none" || multimodal || (isContent && ml !== "none");
}
