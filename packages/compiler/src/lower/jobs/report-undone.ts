import type { LoweringContext } from "../../lowering.ts";
import { isOwnCode } from "./job-code.ts";

/** What differs between the clouds. */
export interface UndoneWork {
  /** How many times our own job would be started. */
  readonly runs: number;
  readonly codes: { readonly idle: string; readonly model: string };
  /** What a cloud calls that which holds a job's rights. */
  readonly bearer: "role" | "identity";
}

/** Our own job copies and merges rows into tables; what an arrow asks of it beyond that is said, never left out silently. */
export function reportUndone(context: LoweringContext, { runs, codes, bearer }: UndoneWork): void {
  if (isOwnCode(context)) return;
  const { title, id } = context.component;
  const report = (code: string, message: string): void =>
    context.report({
      severity: "info",
      code,
      message,
      target: { component: id, setting: "job" },
      hint: `Choose “Own artefact” as the job and name your code; its ${bearer} has the rights that the arrows give.`,
    });
  if (runs === 0) report(codes.idle, `“${title}” starts nothing by itself: it has no files or tables to read, or no table to write.`);
  const [model] = context.incoming("model");
  if (model) report(codes.model, `“${title}” does not score with “${model.component.title}” by itself: scoring is code of yours.`);
}
