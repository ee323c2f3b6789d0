import { type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { reportUnstartable } from "../../kubernetes-job.ts";
import { checkedTables } from "../data-quality/checked-tables.ts";
import { jobEntryPoint, sqlUri } from "../spark-engine/job-files.ts";
import { jobFlow } from "../spark-engine/job-flow.ts";
import { sparkRuns } from "../spark-engine/spark-run.ts";
import type { WorkflowStep } from "./state-machine.ts";

/** Longest state name of the service, less the words that are put behind a name. */
const NAME_LENGTH_MAX = 60;

/** The steps that the drawn arrows ask for, in drawn order. */
export function workflowSteps(context: LoweringContext): readonly WorkflowStep[] {
  return context.outgoing("runs").flatMap((peer) => stepsFor(peer, context));
}

function stepsFor(peer: Peer, context: LoweringContext): readonly WorkflowStep[] {
  switch (peer.outputs["protocol"]) {
    case "emr-serverless":
    case "emr-ec2":
    case "glue":
      return sparkSteps(peer, context);
    case "sagemaker-pipeline":
      return [{ does: "pipeline", name: stepName(peer), pipelineName: peer.outputs["pipelineName"] ?? "" }];
    case "glue-dq":
      return checkSteps(peer, context);
    default:
      reportUnstartable(context, peer, "a managed training job");
      return [];
  }
}

function sparkSteps(peer: Peer, context: LoweringContext): readonly WorkflowStep[] {
  const owner = { component: peer.component, target: context.target, platform: context.platform };
  const runs = sparkRuns(owner, context.environment, sqlUri(owner));
  return runs.map((run): WorkflowStep => {
    const name = stepName(peer, runs.length > 1 ? run.key : undefined);
    if (peer.outputs["protocol"] === "emr-ec2") return { does: "cluster", name, flow: jobFlow(owner, context.environment, run) };
    if (peer.outputs["protocol"] === "glue") return { does: "glue", name, jobName: String(peer.outputs["jobName"]), args: run.args };
    return {
      does: "spark",
      name,
      applicationId: peer.outputs["applicationId"] ?? "",
      roleArn: peer.outputs["roleArn"] ?? "",
      entryPoint: jobEntryPoint(owner),
      args: run.args,
    };
  });
}

function checkSteps(peer: Peer, context: LoweringContext): readonly WorkflowStep[] {
  const checks = checkedTables({ component: peer.component, target: context.target }, context.environment);
  return checks.map((check) => ({
    does: "check",
    name: stepName(peer, checks.length > 1 ? check.key : undefined),
    roleArn: peer.outputs["roleArn"] ?? "",
    database: check.database,
    table: check.table,
    ruleset: check.rulesetName,
    isBlocking: textSetting({ component: peer.component }, "onFailure", "warn") === "block",
  }));
}

function stepName(peer: Peer, detail?: string): string {
  return (detail === undefined ? peer.component.id : `${peer.component.id} ${detail}`).slice(0, NAME_LENGTH_MAX);
}
