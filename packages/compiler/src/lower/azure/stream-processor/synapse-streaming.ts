import { type DesiredResource, sha256Hex } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { azureResource } from "../resource.ts";
import { batchesUrl, livyBatch } from "../spark-engine/livy-batch.ts";
import { mainFile, sparkCode } from "../spark-engine/spark-code.ts";
import { poolName, sparkPool, workspaceName } from "../spark-engine/synapse-pool.ts";
import { keyedStream, type StreamSource, streamSource, whyNotKeyed } from "./keyed-stream.ts";
import { reportUnserved } from "./report-unserved.ts";
import { reportIncomplete, streamInto, streamWorkers } from "./spark-stream.ts";

/** A Spark job that reads the stream for as long as it stands. */
export const synapseStreaming: Lowering = {
  cloud: "azure",
  kind: "stream-processor",
  variant: "synapse-streaming",
  service: "Azure Synapse Spark structured streaming",
  gap: "micro-batches of seconds; a job runs with the rights of the workspace; a job that ends is started again by the next deployment",
  minutes: [6, 12],
  needs: ["synapse-workspace"],
  outputs: () => ({ ports: { tables: {}, events: {}, features: {} } }),
  refuses: (_self, data, direction, peer) => (data === "events" ? whyNotKeyed("Synapse", direction, peer) : undefined),
  lower: (context) => {
    const stream = keyedStream(context);
    const lake = context.outgoing("tables")[0];
    const executors = streamWorkers(context);
    const pool = [sparkCode(context), sparkPool(context, { min: 0, max: executors + 1 })];
    if (!stream || !lake) {
      reportIncomplete(context);
      return pool;
    }
    reportUnserved(context, { stream, lake, featuresRight: "the workspace may already write the feature store" });
    const { resources, ...source } = streamSource(context, stream);
    return [...pool, ...resources, running(context, { lake, executors, ...source })];
  },
};

interface Job extends Omit<StreamSource, "resources"> {
  readonly lake: Peer;
  readonly executors: number;
}

function running(context: LoweringContext, { lake, executors, address, after }: Job): DesiredResource {
  const workspace = workspaceName(context);
  const batch = livyBatch({
    workspace,
    name: context.component.id,
    file: mainFile(context, context),
    args: streamInto(context, lake, address),
    executors,
    format: String(lake.outputs["format"]),
  });
  return azureResource(context, {
    name: "running",
    type: "Zerolake.Synapse/runningBatches",
    id: `${String(context.platform("synapse-workspace")?.["workspaceId"])}/bigDataPools/${poolName(context)}/batches/${context.component.id}`,
    minutes: [3, 8],
    body: { batches: batchesUrl(workspace, poolName(context)), batch, definition: sha256Hex(JSON.stringify(batch)).slice(0, 16) },
    dependsOn: ["pool", "code", ...after, ...workspaceRights(context)],
  });
}

/** The job opens everything as the workspace. */
function workspaceRights(context: LoweringContext): readonly string[] {
  return context.environment.components("synapse-workspace").map(({ component }) => addressIn({ component }, "reads"));
}
