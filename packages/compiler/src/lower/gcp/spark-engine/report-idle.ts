import type { LoweringContext } from "../../../lowering.ts";
import { isOwnCode } from "./job-files.ts";
import { sparkRuns } from "./spark-run.ts";

/** Our own job copies and merges rows into tables; what an arrow asks of it beyond that is said, never left out silently. */
export function reportIdle(context: LoweringContext): void {
  if (isOwnCode(context)) return;
  const { title, id } = context.component;
  const report = (code: string, message: string): void =>
    context.report({
      severity: "info",
      code,
      message,
      target: { component: id, setting: "job" },
      hint: "Choose “Own artefact” as the job and name your code; its identity has the rights that the arrows give.",
    });
  if (sparkRuns(context, context.environment, undefined).length === 0)
    report("ZL-GCP-SPARK-IDLE", `“${title}” starts nothing by itself: it has no files or tables to read, or no table to write.`);
  const [model] = context.incoming("model");
  if (model) report("ZL-GCP-SPARK-MODEL", `“${title}” does not score with “${model.component.title}” by itself: scoring is code of yours.`);
}
