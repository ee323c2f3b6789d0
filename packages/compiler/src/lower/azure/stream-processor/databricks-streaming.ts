import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { sparkJob } from "../../databricks/job.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import { ref } from "../../part-address.ts";
import { artefactContainer } from "../artefact/blob.ts";
import { placeAddresses, placeKey } from "../databricks-connector/unity-places.ts";
import { schemasWritten } from "../spark-engine/databricks.ts";
import { databricksMachines } from "../spark-engine/databricks-machines.ts";
import { targetArguments } from "../spark-engine/spark-batches.ts";
import { mainFile, sparkCode } from "../spark-engine/spark-code.ts";

const CORES_PER_WORKER = 4;
const WORKERS_MAX = 20;
const CHECKPOINTS = "checkpoints";

/** A job that never ends: it reads a stream and writes tables in Unity Catalog. */
export const databricksStreaming: Lowering = {
  cloud: "azure",
  kind: "stream-processor",
  variant: "databricks-streaming",
  service: "Azure Databricks continuous job",
  gap: "micro-batches of seconds; it needs a workspace of yours; rows go into the first store of tables that is drawn behind it",
  minutes: [1, 5],
  needs: ["databricks-connector"],
  outputs: (part) => {
    const job = { jobId: ref(part, "job", "job_id") };
    return { ports: { tables: job, events: job, features: job } };
  },
  lower: (context) => {
    reportNoWorkspace(context);
    const stream = context.incoming("events").find(({ outputs }) => typeof outputs["bootstrapServers"] === "string");
    const lake = context.outgoing("tables")[0];
    if (!stream || !lake) {
      reportIncomplete(context);
      return [];
    }
    return [sparkCode(context), job(context, stream, lake)];
  },
};

function job(context: LoweringContext, stream: Peer, lake: Peer) {
  const workers = Math.min(WORKERS_MAX, Math.max(1, Math.ceil(numberSetting(context, "parallelism") / CORES_PER_WORKER)));
  const { streamCredentialAddress } = context.platform("databricks-connector") ?? {};
  return sparkJob(context, {
    file: mainFile(context, context),
    tasks: [{ key: "stream", args: args(context, stream, lake) }],
    cluster: databricksMachines(context, { min: workers, max: workers }),
    isContinuous: true,
    dependsOn: [
      "code",
      String(streamCredentialAddress),
      ...placeAddresses(context, [artefactContainer(context).container, placeKey(lake.component, CHECKPOINTS)]),
      ...schemasWritten(context),
    ],
  });
}

function args(context: LoweringContext, { outputs }: Peer, lake: Peer): readonly string[] {
  const { streamCredential } = context.platform("databricks-connector") ?? {};
  const topics = Array.isArray(outputs["topics"]) ? outputs["topics"].join(",") : "";
  return [
    "--mode",
    "stream",
    "--in",
    `kafka://${String(outputs["bootstrapServers"])}/${topics}?credential=${String(streamCredential)}`,
    "--in-format",
    "events",
    ...targetArguments(lake, context, context.environment),
    "--checkpoint",
    `${String(lake.outputs["checkpointsUri"])}${context.component.id}`,
    "--every",
    String(numberSetting(context, "checkpointSeconds")),
  ];
}

function reportIncomplete(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-PROCESSOR-NOWHERE",
    message: `“${context.component.title}” has no stream to read or no tables to write.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it, and one from it to Lakehouse tables.",
  });
}
