import type { DesiredResource, PropertyMap } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part, type Peer, textSetting } from "../../lowering.ts";
import type { LooseMap } from "../loose-map.ts";
import { ref } from "../part-address.ts";
import { serviceName } from "../services/service-resource.ts";
import { mailRecipients } from "./mail-recipients.ts";
import { quartz } from "./quartz.ts";
import { workspaceResource } from "./workspace.ts";

const JOB = "databricks.job";
const PROTOCOL = "databricks-workflow";
/** What a job of the workspace says under its port `runs`. */
export const JOB_PROTOCOL = "databricks-job";
const SECONDS_PER_HOUR = 3600;
const RUN_HOURS_MAX = 48;

/** Something that a workflow starts and waits for, as the service's own task; `key` is unique in the workflow. */
export interface WorkflowTask {
  readonly key: string;
  readonly starts: LooseMap;
}

/** What readers of a workflow know of it. */
export function workflowOutputs(part: Part): PropertyMap {
  return { protocol: PROTOCOL, jobId: ref(part, "workflow", "job_id") };
}

/** The workflows before a component that leave its hours to the component; one of the workspace starts its jobs itself. */
export function workflowsElsewhere(context: Pick<LoweringContext, "incoming">): readonly Peer[] {
  return context.incoming("runs").filter((workflow) => !isInWorkspace(workflow));
}

/** True for what only workflows of the workspace start: it keeps no hours of its own. */
export function isStartedInWorkspace(context: Pick<LoweringContext, "incoming">): boolean {
  return context.incoming("runs").some(isInWorkspace) && workflowsElsewhere(context).length === 0;
}

function isInWorkspace({ outputs }: Peer): boolean {
  return outputs["protocol"] === PROTOCOL;
}

/** How a workflow starts a job of the workspace; nothing for what is none. */
export function jobTask({ component, outputs }: Peer): WorkflowTask | undefined {
  return outputs["protocol"] === JOB_PROTOCOL ? { key: component.id, starts: { run_job_task: { job_id: outputs["jobId"] } } } : undefined;
}

/** A job that a workflow of another service cannot start by a call takes its hours instead: the two do not wait for one another. */
export function reportOwnHours(context: LoweringContext, peer: Peer): void {
  if (peer.outputs["protocol"] !== JOB_PROTOCOL) return;
  context.report({
    severity: "info",
    code: "ZL-DATABRICKS-OWN-HOURS",
    message: `“${peer.component.title}” runs in Databricks on the hours of “${context.component.title}”, which does not wait for it.`,
    target: { component: context.component.id, edge: peer.edge.id },
    hint: "Let one Orchestrator start only what runs in Databricks, or leave time between the steps.",
  });
}

/** The job that starts the others, one step after the other in drawn order; the tasks of one step run side by side. */
export function workflowJob(
  context: LoweringContext,
  steps: readonly (readonly WorkflowTask[])[],
  dependsOn: readonly string[] = [],
): DesiredResource {
  const recipients = mailRecipients(context.environment);
  return workspaceResource(context, {
    name: "workflow",
    type: JOB,
    path: "jobs",
    properties: {
      name: serviceName(context, JOB, "workflow"),
      // One run at a time: a slow day does not overtake itself.
      max_concurrent_runs: 1,
      queue: { enabled: true },
      timeout_seconds: RUN_HOURS_MAX * SECONDS_PER_HOUR,
      tasks: tasksOf(context, steps),
      schedule: { quartz_cron_expression: quartz(textSetting(context, "schedule")), timezone_id: "UTC", pause_status: "UNPAUSED" },
      email_notifications: recipients.length > 0 ? { on_failure: recipients } : undefined,
    },
    dependsOn,
  });
}

function tasksOf(context: LoweringContext, steps: readonly (readonly WorkflowTask[])[]): readonly LooseMap[] {
  const filled = steps.filter((tasks) => tasks.length > 0);
  return filled.flatMap((tasks, index) =>
    tasks.map(({ key, starts }) => ({
      task_key: key,
      ...starts,
      max_retries: numberSetting(context, "retries"),
      depends_on: index === 0 ? undefined : filled[index - 1]?.map((before) => ({ task_key: before.key })),
    })),
  );
}
