import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { jobTask, type WorkflowTask, workflowJob, workflowOutputs } from "../../databricks/workflow.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import { checkTasks } from "../data-quality/databricks-monitor.ts";
import { sparkBatches } from "../spark-engine/spark-batches.ts";
import { reportUnstartable } from "./workflow-steps.ts";

/** A job of the workspace that starts the others, on the workflow's hours: they have none of their own. */
export const databricksWorkflow: Lowering = {
  cloud: "azure",
  kind: "orchestrator",
  variant: "databricks-workflow",
  service: "Databricks Workflows",
  gap: "it needs a workspace of yours, and starts only what runs in it; mails tell of failed runs, not Azure Monitor",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { runs: workflowOutputs(part), metrics: workflowOutputs(part) } }),
  lower: (context) => {
    reportNoWorkspace(context);
    const steps = context.outgoing("runs").map((peer) => tasksFor(context, peer));
    return steps.some((tasks) => tasks.length > 0) ? [workflowJob(context, steps)] : [];
  },
};

function tasksFor(context: LoweringContext, peer: Peer): readonly WorkflowTask[] {
  // A job without anything to do says so itself, and the service starts none.
  if (peer.component.kind === "spark-engine" && sparkBatches({ ...peer, target: context.target }, context.environment).length === 0)
    return [];
  const job = jobTask(peer);
  const tasks = job ? [job] : checkTasks(peer, context.environment);
  if (tasks.length === 0) reportUnstartable(context, peer.component.title);
  return tasks;
}
