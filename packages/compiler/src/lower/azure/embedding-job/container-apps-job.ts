import { type Lowering, type LoweringContext, textSetting } from "../../../lowering.ts";
import { cron } from "../../../sizing/cron.ts";
import { containerImage } from "../../container-image.ts";
import { addressIn } from "../../part-address.ts";
import { allow, workloadIdentity } from "../access.ts";
import { writeScratch } from "../artefact/scratch-container.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { containerJob, jobId } from "../containers/container-job.ts";
import { startJob } from "../orchestrator/run-steps.ts";
import { embeddingEnvironment, modelEndpoint, sourceUri, vectorTarget } from "./embedding-environment.ts";

const SIZE = { cpu: 2, memoryGb: 4 };
const TIME_LIMIT_SECONDS = 43_200;
const API_VERSION = "2025-07-01";
const WAITING_FOR_INPUT = "something to embed is wired to it";
const WAITING_FOR_INDEX = "a vector database is wired to it";

/** A job that embeds what is new: once a day by itself, or as a step of the workflow that is drawn. */
export const containerAppsJob: Lowering = {
  cloud: "azure",
  kind: "embedding-job",
  variant: "container-apps-job",
  service: "Azure Container Apps job",
  gap: "no GPU: a model behind an endpoint embeds faster than one inside the container",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => ({
    ports: {
      vectors: { protocol: "writes vectors", jobId: jobId(part), region: part.target.region },
      runs: startJob(jobId(part), API_VERSION),
    },
  }),
  refuses: (_self, data, direction, peer) =>
    data === "events" && direction === "in"
      ? `The job embeds files and tables, not the events of “${peer.component.title}”: let Managed delivery bring them into files first.`
      : undefined,
  grants: { in: { runs: (self) => [allow("jobsOperator", jobId(self), addressIn(self, "job"))] } },
  lower: (context) => {
    const image = containerImage(context, modelEndpoint(context) === undefined ? "python" : "runtime");
    return [
      ...workloadIdentity(context, [...pullImages(context), writeScratch(context)]),
      containerJob(context, {
        image,
        ...SIZE,
        environment: modelEndpoint(context) === undefined ? {} : embeddingEnvironment(context),
        ...(modelEndpoint(context) === undefined ? { args: pythonArguments(context) } : {}),
        schedule: context.incoming("runs").length === 0 ? cron("daily") : undefined,
        timeLimitSeconds: TIME_LIMIT_SECONDS,
        waitsFor: waitsFor(context),
      }),
    ];
  },
};

/** With the model in the image: the Python program takes arguments. */
function pythonArguments(context: LoweringContext) {
  const { ZEROLAKE_STATE: state, CHUNK_SIZE: size, CHUNK_OVERLAP: overlap, NORMALIZE: normalize } = embeddingEnvironment(context);
  const input = sourceUri(context);
  return [
    "--model",
    textSetting(context, "model"),
    ...(input === undefined ? [] : ["--in", input]),
    "--out",
    vectorTarget(context) ?? "",
    "--state",
    state ?? "",
    "--chunk-size",
    size ?? "",
    "--chunk-overlap",
    overlap ?? "",
    "--normalize",
    normalize ?? "yes",
  ];
}

function waitsFor(context: LoweringContext): string | undefined {
  if (sourceUri(context) === undefined) return WAITING_FOR_INPUT;
  return vectorTarget(context) === undefined ? WAITING_FOR_INDEX : undefined;
}
