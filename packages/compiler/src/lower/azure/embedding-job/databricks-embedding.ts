import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, type Peer, textSetting } from "../../../lowering.ts";
import { chunkingOf } from "../../chunking.ts";
import { isInWorkspace } from "../../databricks/callers.ts";
import { sparkJob } from "../../databricks/job.ts";
import { homeSchema, homeSchemaName } from "../../databricks/unity-home.ts";
import { JOB_PROTOCOL } from "../../databricks/workflow.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import { type ProgramFiles, programArguments } from "../../databricks/workspace-program.ts";
import { addressIn, ref } from "../../part-address.ts";
import { AZURE_PROGRAMS } from "../databricks-connector/workspace-programs.ts";
import { embeddingSource, refusesEmbedding, reportNotEmbedded } from "./workspace-embedding-limits.ts";

/** Beside the schema's other tables: which documents are embedded. */
const DONE = "embedded";

/** A job of the workspace that embeds what is new into an index of the workspace, with an endpoint or with a model of its own. */
export const databricksEmbedding: Lowering = {
  cloud: "azure",
  kind: "embedding-job",
  variant: "databricks-embedding",
  service: "Azure Databricks embedding job",
  gap: "it needs a workspace of yours with a metastore; it fills indexes of Databricks only; without an endpoint it takes a T4 from your own quota",
  minutes: [0, 2],
  needs: AZURE_PROGRAMS.needs,
  outputs: (part) => {
    const job = { jobId: ref(part, "job", "job_id") };
    return {
      ports: { vectors: { ...job, protocol: "writes vectors", region: part.target.region }, runs: { ...job, protocol: JOB_PROTOCOL } },
    };
  },
  refuses: (_self, data, direction, peer) => refusesEmbedding(data, direction, peer),
  lower: (context) => {
    reportNoWorkspace(context);
    reportNotEmbedded(context);
    const files = AZURE_PROGRAMS.files(context);
    return [...homeSchema(context), ...files.resources, job(context, files)];
  },
};

function job(context: LoweringContext, files: ProgramFiles): DesiredResource {
  const args = embeddingArguments(context);
  const [endpoint] = endpointsOf(context);
  return sparkJob(context, {
    file: files.main,
    tasks: args.length > 0 ? [{ key: "embed", args: [...programArguments(files, "embed"), ...args] }] : [],
    ...(endpoint ? {} : { cluster: AZURE_PROGRAMS.machine(context, { machine: "gpu", readsUnity: true }) }),
    dependsOn: [
      ...files.dependsOn,
      "schema",
      ...context.outgoing("vectors").map((store) => addressIn(store, "index")),
      ...(endpoint ? endpointAddresses(endpoint) : []),
    ],
  });
}

/** Nothing while there is nothing to read, or nowhere to write. */
function embeddingArguments(context: LoweringContext): readonly Value[] {
  const source = embeddingSource(context);
  const index = context.outgoing("vectors").flatMap(({ outputs }) => outputs["indexName"] ?? [])[0];
  if (source === undefined || index === undefined) return [];
  const [endpoint] = endpointsOf(context);
  const { size, overlap } = chunkingOf(context);
  return [
    ["--in", source.location],
    ["--in-format", source.format],
    ["--index", index],
    ["--done", `${homeSchemaName(context.environment, context.component)}.${DONE}`],
    endpoint ? ["--endpoint", String(endpoint.outputs["endpointName"])] : ["--model", textSetting(context, "model")],
    ["--chunk-size", String(size)],
    ["--chunk-overlap", String(overlap)],
    ["--normalize", flagSetting(context, "normalize") ? "yes" : "no"],
  ].flat();
}

function endpointsOf(context: LoweringContext): readonly Peer[] {
  return context.incoming("endpoint").filter((peer) => isInWorkspace(peer) && typeof peer.outputs["endpointName"] === "string");
}

/** Models that Databricks keeps ready are there before anybody asks; others are made. */
function endpointAddresses(endpoint: Peer): readonly string[] {
  return [addressIn(endpoint, endpoint.component.kind === "foundation-model" ? "model" : "endpoint")];
}
