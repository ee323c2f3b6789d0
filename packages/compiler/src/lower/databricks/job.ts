import type { DesiredResource, Value } from "@zerolake/resources";
import { type LoweringContext, textSetting } from "../../lowering.ts";
import { sparkRetries, sparkTimeoutMinutes } from "../../sizing/spark-capacity.ts";
import type { LooseMap } from "../loose-map.ts";
import { serviceName } from "../services/service-resource.ts";
import { quartz } from "./quartz.ts";
import { isStartedInWorkspace, workflowsElsewhere } from "./workflow.ts";
import { workspaceResource } from "./workspace.ts";

const JOB = "databricks.job";
/** Name of a job's machines inside of it. */
const MACHINES = "main";
/** Of the machines that the service has ready: a job keeps the one that it was written for. */
const ENVIRONMENT_VERSION = "4";
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
const EVERY_NIGHT = "0 2 * * *";

/** One start of the job's main file. */
export interface JobTask {
  readonly key: string;
  readonly args: readonly Value[];
}

export interface JobOptions {
  /** Address of the main file, as the workspace reads it. */
  readonly file: string;
  readonly tasks: readonly JobTask[];
  /** The machines that come with each run and go after it; without them the service has some ready. */
  readonly cluster?: LooseMap;
  readonly libraries?: readonly LooseMap[];
  /** It runs all the time and starts again when it ends; without it, on a schedule. */
  readonly isContinuous?: true;
  /** Without a workflow before it only people start it. */
  readonly isOnDemand?: true;
  /** A run is ended after so many hours; without it, after what the drawing says of a Spark job. */
  readonly maxHours?: number;
  readonly dependsOn: readonly string[];
}

/**
 * A job of the workspace: tasks one after the other, started by a workflow of the workspace, else on the schedule of the workflow that is drawn
 * before it, else every night or never by itself; or one that never ends.
 */
export function sparkJob(context: LoweringContext, options: JobOptions): DesiredResource {
  return workspaceResource(context, {
    name: "job",
    type: JOB,
    path: "jobs",
    properties: {
      name: serviceName(context, JOB, "job"),
      max_concurrent_runs: 1,
      ...machines(options),
      tasks: tasksOf(context, options),
      ...(options.isContinuous ? { continuous: { pause_status: "UNPAUSED" } } : hours(context, options)),
    },
    dependsOn: options.dependsOn,
  });
}

function machines({ cluster }: JobOptions): LooseMap {
  if (cluster) return { job_clusters: [{ job_cluster_key: MACHINES, new_cluster: cluster }] };
  return { environments: [{ environment_key: MACHINES, spec: { environment_version: ENVIRONMENT_VERSION } }] };
}

function tasksOf(context: LoweringContext, { file, tasks, cluster, libraries, isContinuous }: JobOptions): readonly LooseMap[] {
  return tasks.map(({ key, args }, index) => ({
    task_key: key,
    ...(cluster ? { job_cluster_key: MACHINES } : { environment_key: MACHINES }),
    spark_python_task: { python_file: file, parameters: args },
    libraries,
    // What never ends is started again by the service itself.
    max_retries: isContinuous ? undefined : sparkRetries(context.target.tier),
    depends_on: index === 0 ? undefined : [{ task_key: tasks[index - 1]?.key }],
  }));
}

function hours(context: LoweringContext, options: JobOptions): LooseMap {
  const schedule = scheduleOf(context, options);
  return {
    queue: { enabled: true },
    timeout_seconds: minutesMax(context, options) * SECONDS_PER_MINUTE,
    schedule:
      schedule === undefined || options.tasks.length === 0
        ? undefined
        : { quartz_cron_expression: quartz(schedule), timezone_id: "UTC", pause_status: "UNPAUSED" },
  };
}

function minutesMax(context: LoweringContext, { maxHours }: JobOptions): number {
  if (maxHours !== undefined) return maxHours * MINUTES_PER_HOUR;
  const perDay = context.component.settings["hoursPerDay"];
  return sparkTimeoutMinutes(typeof perDay === "number" ? perDay : 1);
}

/** A workflow of another service cannot start the job: the job keeps the workflow's hours itself. */
function scheduleOf(context: LoweringContext, { isOnDemand }: JobOptions): string | undefined {
  if (isStartedInWorkspace(context)) return undefined;
  const [workflow] = workflowsElsewhere(context);
  if (workflow) return textSetting(workflow, "schedule", EVERY_NIGHT);
  return isOnDemand ? undefined : EVERY_NIGHT;
}
