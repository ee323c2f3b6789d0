import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, textSetting } from "../../lowering.ts";
import { sparkRetries, sparkTimeoutMinutes } from "../../sizing/spark-capacity.ts";
import type { LooseMap } from "../loose-map.ts";
import { serviceName } from "../services/service-resource.ts";
import { quartz } from "./quartz.ts";
import { workspaceResource } from "./workspace.ts";

const JOB = "databricks.job";
const CLUSTER = "main";
const SECONDS_PER_MINUTE = 60;
const EVERY_NIGHT = "0 2 * * *";

/** One start of the job's main file. */
export interface JobTask {
  readonly key: string;
  readonly args: readonly string[];
}

export interface JobOptions {
  /** Address of the main file, as the workspace reads it. */
  readonly file: string;
  readonly tasks: readonly JobTask[];
  /** The machines that come with each run and go after it. */
  readonly cluster: LooseMap;
  readonly libraries: readonly LooseMap[];
  readonly dependsOn: readonly string[];
}

/**
 * A job of the workspace with machines of its own: tasks one after the other, on the schedule of the workflow that is drawn before it, else
 * every night.
 */
export function sparkJob(context: LoweringContext, { file, tasks, cluster, libraries, dependsOn }: JobOptions): DesiredResource {
  const hours = context.component.settings["hoursPerDay"];
  const timeout = sparkTimeoutMinutes(typeof hours === "number" ? hours : 1) * SECONDS_PER_MINUTE;
  return workspaceResource(context, {
    name: "job",
    type: JOB,
    path: "jobs",
    properties: {
      name: serviceName(context, JOB, "job"),
      max_concurrent_runs: 1,
      queue: { enabled: true },
      timeout_seconds: timeout,
      job_clusters: [{ job_cluster_key: CLUSTER, new_cluster: cluster }],
      tasks: tasks.map(({ key, args }, index) => ({
        task_key: key,
        job_cluster_key: CLUSTER,
        spark_python_task: { python_file: file, parameters: args },
        libraries,
        max_retries: sparkRetries(context.target.tier),
        depends_on: index === 0 ? undefined : [{ task_key: tasks[index - 1]?.key }],
      })),
      schedule:
        tasks.length === 0
          ? undefined
          : { quartz_cron_expression: quartz(scheduleOf(context)), timezone_id: "UTC", pause_status: "UNPAUSED" },
    },
    dependsOn,
  });
}

/** A workflow of another service cannot start the job: the job keeps the workflow's hours itself. */
function scheduleOf(context: LoweringContext): string {
  const workflow = context.incoming("runs")[0];
  return workflow ? textSetting(workflow, "schedule", EVERY_NIGHT) : EVERY_NIGHT;
}
