import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { awsCron } from "../../../sizing/aws-cron.ts";
import type { SparkRun } from "../../jobs/batch-runs.ts";
import { type CallSchedule, scheduledCalls } from "../scheduled-calls.ts";
import { sqlUri } from "./job-files.ts";
import { sparkRuns } from "./spark-run.ts";

/** When a job starts that no workflow starts. */
export const EVERY_NIGHT = awsCron("0 2 * * *");
const WINDOW_MINUTES = 15;

/** How a service is asked for a run. */
export interface RunRequest extends Pick<CallSchedule, "operation" | "rights" | "retries"> {
  readonly dependsOn: readonly string[];
  inputOf(run: SparkRun): Value;
}

/** The night starts every run of the job, unless a workflow is drawn before it. */
export function nightlyRuns(context: LoweringContext, { dependsOn, inputOf, ...call }: RunRequest): readonly DesiredResource[] {
  if (context.incoming("runs").length > 0) return [];
  const runs = sparkRuns(context, context.environment, sqlUri(context));
  return scheduledCalls(
    context,
    { ...call, expression: EVERY_NIGHT, windowMinutes: WINDOW_MINUTES },
    runs.map((run) => ({ key: run.key, input: inputOf(run), dependsOn })),
  );
}
