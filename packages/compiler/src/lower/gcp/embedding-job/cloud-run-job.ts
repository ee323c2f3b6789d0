import { EMBEDDING_MODEL_IN_IMAGE } from "@zerolake/artefacts";
import type { Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import { containerImage } from "../../container-image.ts";
import { useWorkFolder, workFolder, workUri } from "../artefact.ts";
import { jobPath, jobSchedule, runJob, startJob } from "../cloud-run/job.ts";
import type { ProgramOptions } from "../cloud-run/program.ts";
import { endpointAddress } from "../endpoint-address.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { INPUT_PATH, inputFolder } from "../job-input.ts";
import { rowsExport, runQueries } from "../rows-export.ts";

const SECONDS_MAX = 43_200;
/** Where no workflow starts it: after the rows have been exported. */
const EVERY_NIGHT = "30 3 * * *";
const STATE_FILE = "embedded.txt";
const WAITING_FOR_INPUT = "something to embed is wired to it";
const WAITING_FOR_INDEX = "a vector database is wired to it";
/** From this many documents a day on, a machine without a graphics processor does not keep up. */
const DOCUMENTS_PER_DAY_MAX = 100_000;

/** A job that embeds what is new with the model behind the wired endpoint. */
export const cloudRunEmbedding: Lowering = {
  ...common("cloud-run-job"),
  service: "Cloud Run job",
  gap: "documents that were deleted stay in the index",
  lower: (context) => lowerJob(context, containerImage(context, "runtime"), withEndpoint(context)),
};

/** A job that embeds what is new with a model that lies in its image. */
export const localModelEmbedding: Lowering = {
  ...common("cloud-run-local-model"),
  service: "Cloud Run job with the model inside",
  gap: "small open models only; documents that were deleted stay in the index",
  lower: (context) => {
    reportModel(context);
    reportPace(context);
    return lowerJob(context, containerImage(context, "python"), withModelInside(context));
  },
};

function common(variant: string): Pick<Lowering, "cloud" | "kind" | "variant" | "minutes" | "needs" | "outputs" | "grants"> {
  return {
    cloud: "gcp",
    kind: "embedding-job",
    variant,
    minutes: [1, 4],
    outputs: (part) => ({
      ports: {
        vectors: { protocol: "writes vectors", identity: identityEmail(part), region: part.target.region },
        runs: { protocol: "run-job", job: jobPath(part), identity: identityEmail(part) },
      },
    }),
    grants: { in: { runs: startJob } },
  };
}

type Program = Pick<ProgramOptions, "environment" | "command" | "args" | "cpu" | "memory">;

function lowerJob(context: LoweringContext, image: string | undefined, own: Program) {
  const input = inputFolder(context);
  return [
    ...workloadIdentity(context, [...useWorkFolder(context), ...runQueries(context)]),
    workFolder(context),
    ...rowsExport(context),
    runJob(context, {
      image,
      ...own,
      seconds: SECONDS_MAX,
      folders: input ? [input] : [],
      waitsFor: waitsFor(context, input !== undefined),
    }),
    ...(context.incoming("runs").length === 0 ? jobSchedule(context, EVERY_NIGHT) : []),
  ];
}

function waitsFor(context: LoweringContext, hasInput: boolean): string | undefined {
  if (!hasInput) return WAITING_FOR_INPUT;
  return indexUri(context) === undefined ? WAITING_FOR_INDEX : undefined;
}

function indexUri(context: LoweringContext): Value | undefined {
  return context.outgoing("vectors").flatMap(({ outputs }) => outputs["uri"] ?? [])[0];
}

function withEndpoint(context: LoweringContext): Program {
  const { size, overlap } = chunkingOf(context);
  return {
    environment: {
      MODE: "embed",
      ZEROLAKE_IN_FILES: `file://${INPUT_PATH}`,
      ZEROLAKE_STATE: `${workUri(context)}${STATE_FILE}`,
      MODEL_ENDPOINT: context.incoming("endpoint").map(endpointAddress)[0],
      ZEROLAKE_OUT_VECTORS: indexUri(context),
      CHUNK_SIZE: String(size),
      CHUNK_OVERLAP: String(overlap),
      NORMALIZE: normalize(context),
    },
    cpu: "2",
    memory: "4Gi",
  };
}

function withModelInside(context: LoweringContext): Program {
  const { size, overlap } = chunkingOf(context);
  const pairs: Readonly<Record<string, Value | undefined>> = {
    "--model": textSetting(context, "model"),
    "--in": INPUT_PATH,
    "--out": indexUri(context),
    "--state": `${workUri(context)}${STATE_FILE}`,
    "--chunk-size": String(size),
    "--chunk-overlap": String(overlap),
    "--normalize": normalize(context),
  };
  return {
    environment: {},
    args: Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [name, value])),
    cpu: "8",
    memory: "32Gi",
  };
}

function normalize(context: LoweringContext): "yes" | "no" {
  return flagSetting(context, "normalize") ? "yes" : "no";
}

/** The weights of one model lie in the image. */
function reportModel(context: LoweringContext): void {
  const model = textSetting(context, "model");
  if (model === EMBEDDING_MODEL_IN_IMAGE) return;
  context.report({
    severity: "info",
    code: "ZL-GCP-EMBEDDING-MODEL",
    message: `“${context.component.title}” embeds with ${model}: its weights must lie in the Python image.`,
    target: { component: context.component.id, setting: "model" },
    hint: `Build the image with --embedding-model ${model}, or connect a model endpoint.`,
  });
}

function reportPace(context: LoweringContext): void {
  const documents = numberSetting(context, "documentsPerDay");
  if (documents <= DOCUMENTS_PER_DAY_MAX) return;
  context.report({
    severity: "warning",
    code: "ZL-GCP-EMBEDDING-PACE",
    message: `“${context.component.title}” has no graphics processor and may not keep up with ${documents} documents a day.`,
    target: { component: context.component.id, setting: "documentsPerDay" },
    hint: "Connect a model endpoint, or a GPU cluster.",
  });
}
