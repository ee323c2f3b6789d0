import type { Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer, textSetting } from "../../../lowering.ts";
import { reportOwnHours } from "../../databricks/workflow.ts";
import { reportUnstartable } from "../../kubernetes-job.ts";
import { compact } from "../../loose-map.ts";
import { ownerLabels } from "../../owner-labels.ts";
import { metastoreOf } from "../catalog/metastore-of.ts";
import { jobRunUrl } from "../cloud-run/job.ts";
import { scannedTables, scanPath } from "../data-quality/scanned-tables.ts";
import { customJob } from "../model-training/custom-job.ts";
import { jobEntryPoint, sqlUri } from "../spark-engine/job-files.ts";
import { executorRange, sparkBatch } from "../spark-engine/spark-batch.ts";
import { sparkProperties, storesOf } from "../spark-engine/spark-catalog.ts";
import { sparkRuns } from "../spark-engine/spark-run.ts";
import type { RunStep } from "./run-step.ts";

const HOUR_SECONDS = 3600;
const DATAPROC = "https://dataproc.googleapis.com/v1";
const DATAPLEX = "https://dataplex.googleapis.com/v1";
const RUN = "https://run.googleapis.com/v2";

/** A peer with what its own lowering knows about itself. */
type Owner = Pick<LoweringContext, "component" | "target" | "platform">;

/** The steps that the drawn arrows ask for, in drawn order. */
export function runSteps(context: LoweringContext): readonly RunStep[] {
  return context.outgoing("runs").flatMap((peer) => stepsFor(peer, context));
}

function stepsFor(peer: Peer, context: LoweringContext): readonly RunStep[] {
  const owner: Owner = { component: peer.component, target: context.target, platform: context.platform };
  switch (peer.outputs["protocol"]) {
    case "dataproc-batch":
    case "dataproc-job":
      return sparkSteps(peer, owner, context);
    case "run-job":
      return [runJobStep(peer, owner)];
    case "dataplex":
      return scanSteps(peer, owner, context);
    case "vertex-custom-job":
      return trainingSteps(peer, owner, context);
    default:
      reportUnstartable(context, peer, "a managed one");
      reportOwnHours(context, peer);
      return [];
  }
}

const BATCH_STATES = { field: "state", succeeded: ["SUCCEEDED"], failed: ["FAILED", "CANCELLED"] } as const;

function sparkSteps(peer: Peer, owner: Owner, context: LoweringContext): readonly RunStep[] {
  const runs = sparkRuns(owner, context.environment, sqlUri(owner));
  const stores = storesOf(owner, context.environment);
  const metastore = metastoreOf(stores, context.environment);
  return runs.map(({ key, args }): RunStep => {
    const name = stepName(peer, runs.length > 1 ? key : undefined);
    const { account, region } = owner.target;
    if (peer.outputs["protocol"] === "dataproc-job") {
      return {
        name,
        start: {
          url: `${DATAPROC}/projects/${account}/regions/${region}/jobs:submit`,
          body: compact({
            job: {
              placement: { clusterName: peer.outputs["clusterName"] },
              pysparkJob: { mainPythonFileUri: jobEntryPoint(owner), args, properties: sparkProperties(stores, false) },
              labels: ownerLabels(owner, `${owner.component.id}.cluster`),
            },
          }),
        },
        look: { api: `${DATAPROC}/projects/${account}/regions/${region}/jobs/`, at: ["reference", "jobId"], query: "" },
        state: { field: "status.state", succeeded: ["DONE"], failed: ["ERROR", "CANCELLED"] },
      };
    }
    const ttl = `${Math.max(1, numberSetting(owner, "hoursPerDay", 1)) * HOUR_SECONDS * 2}s`;
    return {
      name,
      start: {
        url: `${DATAPROC}/projects/${account}/locations/${region}/batches`,
        body: compact({
          ...sparkBatch(owner, { args, stores, readsKafka: false, metastore, ttl, properties: executorRange(owner) }),
          labels: ownerLabels(owner, `${owner.component.id}.template`),
        }),
      },
      look: { api: `${DATAPROC}/`, at: ["metadata", "batch"], query: "" },
      state: BATCH_STATES,
    };
  });
}

function runJobStep(peer: Peer, owner: Owner): RunStep {
  return {
    name: stepName(peer),
    start: { url: jobRunUrl(owner), body: {} },
    look: { api: `${RUN}/`, at: ["name"], query: "" },
    state: { field: "done", succeeded: [true], failed: [] },
    errorField: "error",
  };
}

function scanSteps(peer: Peer, owner: Owner, context: LoweringContext): readonly RunStep[] {
  const isBlocking = textSetting(owner, "onFailure", "warn") === "block";
  const scans = scannedTables(owner, context.environment);
  return scans.map(({ key }) => ({
    name: stepName(peer, scans.length > 1 ? key : undefined),
    start: { url: `${DATAPLEX}/${scanPath(owner, key)}:run`, body: {} },
    look: { api: `${DATAPLEX}/`, at: ["job", "name"], query: "?view=FULL" },
    state: { field: "state", succeeded: ["SUCCEEDED"], failed: ["FAILED", "CANCELLED"] },
    ...(isBlocking ? { verdict: ["dataQualityResult", "passed"] } : {}),
  }));
}

function trainingSteps(peer: Peer, owner: Owner, context: LoweringContext): readonly RunStep[] {
  const body: Value | undefined = customJob(owner, context.environment);
  if (body === undefined) return [];
  const api = `https://${owner.target.region}-aiplatform.googleapis.com/v1/`;
  const failed = ["JOB_STATE_FAILED", "JOB_STATE_CANCELLED", "JOB_STATE_EXPIRED"];
  return [
    {
      name: stepName(peer),
      start: { url: `${api}projects/${owner.target.account}/locations/${owner.target.region}/customJobs`, body },
      look: { api, at: ["name"], query: "" },
      state: { field: "state", succeeded: ["JOB_STATE_SUCCEEDED"], failed },
    },
  ];
}

function stepName(peer: Peer, detail?: string): string {
  const text = detail === undefined ? peer.component.id : `${peer.component.id}_${detail}`;
  return text.replace(/[^A-Za-z0-9]+/g, "_");
}
