import { type DesiredResource, reference } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { fabricItem } from "../../fabric/item.ts";
import { FABRIC_WORKSPACE, workspaceId } from "../../fabric/workspace-place.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { fabricJobs } from "./fabric-jobs.ts";
import { atItsHours, reportHours } from "./fabric-starts.ts";
import { reportUnstartable } from "./workflow-steps.ts";

const PIPELINE = "pipeline";
const TIME_LIMIT = "2.00:00:00";
const RETRY_SECONDS = 60;

/** A pipeline in the workspace that starts the jobs of Fabric behind its arrows, one after the other, on a schedule. */
export const fabricPipeline: Lowering = {
  cloud: "azure",
  kind: "orchestrator",
  variant: "fabric-pipeline",
  service: "Microsoft Fabric data pipeline",
  gap: "it starts only what runs in Fabric, with the rights of whoever deploys; Fabric shows failed runs, Azure Monitor does not",
  minutes: [1, 3],
  needs: [FABRIC_WORKSPACE],
  outputs: (part) => ({
    ports: { runs: { protocol: "fabric-pipeline", pipelineId: ref(part, PIPELINE, "id"), region: part.target.region }, metrics: {} },
  }),
  lower: (context) => {
    reportHours(context);
    const steps = context.outgoing("runs").flatMap((peer) => stepsFor(context, peer));
    return [pipeline(context, steps), atItsHours(context, { item: PIPELINE, jobType: "Pipeline" })];
  },
};

interface Step {
  readonly name: string;
  /** Address of the job. */
  readonly job: string;
}

function stepsFor(context: LoweringContext, peer: Peer): readonly Step[] {
  const jobs = fabricJobs(context, peer);
  if (!peer.variant.startsWith("fabric-")) reportOutside(context, peer);
  else if (peer.component.kind === "stream-processor") reportUnstartable(context, peer.component.title);
  return jobs.map(({ key, address }) => ({ name: `${peer.component.id}-${key}`, job: address }));
}

function pipeline(context: LoweringContext, steps: readonly Step[]): DesiredResource {
  const retry = numberSetting(context, "retries");
  const activities = steps.map((step, index) => activity(context, step, { retry, after: steps[index - 1]?.name }));
  return fabricItem(context, {
    name: PIPELINE,
    type: "fabric.dataPipeline",
    definition: { parts: [{ path: "pipeline-content.json", content: { properties: { activities, concurrency: 1 } } }] },
  });
}

interface Order {
  readonly retry: number;
  /** Name of the step before. */
  readonly after: string | undefined;
}

/** Starts a job and waits for its end. */
function activity(context: LoweringContext, { name, job }: Step, { retry, after }: Order): LooseMap {
  return {
    name,
    type: "SparkJobDefinition",
    dependsOn: after === undefined ? [] : [{ activity: after, dependencyConditions: ["Succeeded"] }],
    policy: { timeout: TIME_LIMIT, retry, retryIntervalInSeconds: RETRY_SECONDS },
    typeProperties: { sparkJobDefinitionId: reference(job, "id"), workspaceId: workspaceId(context) },
  };
}

function reportOutside(context: LoweringContext, { component, edge }: Peer): void {
  context.report({
    severity: "warning",
    code: "ZL-FABRIC-PIPELINE-OUTSIDE",
    message: `“${context.component.title}” cannot start “${component.title}”: a pipeline of Fabric starts what runs in Fabric.`,
    target: { component: context.component.id, edge: edge.id },
    hint: "Choose Apache Airflow as the engine of the workflow, whose tasks call whatever can be called, or remove the arrow.",
  });
}
