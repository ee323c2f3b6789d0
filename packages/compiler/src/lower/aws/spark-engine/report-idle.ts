import type { LoweringContext } from "../../../lowering.ts";
import { reportUndone } from "../../jobs/report-undone.ts";
import { sparkRuns } from "./spark-run.ts";

/** Says what the arrows ask of our own job that it does not do. */
export function reportIdle(context: LoweringContext): void {
  reportUndone(context, {
    runs: sparkRuns(context, context.environment, undefined).length,
    codes: { idle: "ZL-AWS-SPARK-IDLE", model: "ZL-AWS-SPARK-MODEL" },
    bearer: "role",
  });
}
