import type { PricedComponent } from "../design.ts";
import { acceleratorFor } from "../model/accelerators.ts";
import { modelPrices } from "../model/model-prices.ts";
import { type Evaluation, parameter } from "./evaluation.ts";
import type { InputsOf } from "./input-context.ts";
import { chunksOf } from "./outflow.ts";
import { runsOf } from "./runs.ts";
import { figure, flag, text } from "./settings.ts";

/** Requests a second that one replica answers; assumptions of the cost model. */
const REPLICA_CAPACITY: Readonly<Record<string, number>> = {
  "cpu-small": 50,
  "cpu-medium": 100,
  "cpu-large": 200,
  "gpu-small": 20,
  "gpu-medium": 40,
  "gpu-large": 60,
};
const CAPACITY_DEFAULT = 50;

function isAttached({ id }: PricedComponent, { graph }: Evaluation): boolean {
  return graph.into(id, "compute").length > 0;
}

/** GPU hours of the jobs that run on a pool. */
function jobHours(pool: PricedComponent, { graph }: Evaluation): number {
  return graph.outOf(pool.id, "compute").reduce((sum, { peer }) => sum + figure(peer, "gpuHoursPerMonth", 0), 0);
}

export const LEARNING_INPUTS: Readonly<Record<string, InputsOf>> = {
  "model-registry": () => ({ modelGb: 1 }),
  "model-training": (component, { evaluation }) => ({
    gpuHoursPerMonth: figure(component, "gpuHoursPerMonth", 0),
    attached: isAttached(component, evaluation),
    trainingMachine: "",
  }),
  "gpu-pool": (component, { evaluation }) => {
    const [gpus, spot] = [Math.max(1, figure(component, "gpus", 1)), flag(component, "spot")];
    const choice = acceleratorFor(text(component, "accelerator", "a10g"), evaluation.cloud, gpus, spot);
    return {
      gpus,
      nodesMin: figure(component, "nodesMin", 0),
      idleShutdownMinutes: figure(component, "idleShutdownMinutes", 15),
      spot,
      n: choice?.machines ?? 1,
      accelerator: choice?.price ?? "",
      acceleratorListPrice: choice?.listPrice ?? "",
      spotId: choice?.hasSpotPrice ? 1 : 0,
      gpuHoursJobs: jobHours(component, evaluation),
    };
  },
  "model-serving": (component, { evaluation }) => {
    const instance = text(component, "instance", "cpu-small");
    return {
      requestsPerSecond: figure(component, "requestsPerSecond", 1) * parameter(evaluation, "volumeFactor"),
      replicasMin: figure(component, "replicasMin", 1),
      shadowShare: figure(component, "shadowShare", 0),
      instance,
      capacity: REPLICA_CAPACITY[instance] ?? CAPACITY_DEFAULT,
    };
  },
  "embedding-job": (component, { evaluation }) => ({
    documentsPerDay: figure(component, "documentsPerDay", 0) * parameter(evaluation, "volumeFactor"),
    ...chunksOf(component),
    runsPerMonth: runsOf(component, evaluation),
    embeddingMachine: "ml.g5.xlarge",
    endpointAttached: evaluation.graph.into(component.id, "endpoint").length > 0,
    attached: isAttached(component, evaluation),
  }),
  "foundation-model": (component, { evaluation }) => ({
    tokensPerDay: figure(component, "tokensPerDay", 1_000_000) * parameter(evaluation, "volumeFactor"),
    ...modelPrices(evaluation.cloud, text(component, "model", "default-chat"), text(component, "dataResidency", "any")),
  }),
  "app-service": (component, { evaluation }) => ({
    requestsPerSecond: figure(component, "requestsPerSecond", 1) * parameter(evaluation, "volumeFactor"),
    replicasMin: Math.max(1, figure(component, "replicasMin", 1)),
    cpu: figure(component, "cpu", 1) || 1,
    memoryGb: figure(component, "memoryGb", 2),
  }),
};
