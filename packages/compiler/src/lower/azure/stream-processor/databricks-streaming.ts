import type { Value } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { sparkJob } from "../../databricks/job.ts";
import { reportNoWorkspace } from "../../databricks/workspace.ts";
import { ref } from "../../part-address.ts";
import { artefactContainer } from "../artefact/blob.ts";
import { CHECKPOINTS, placeAddresses, placeKey } from "../databricks-connector/unity-places.ts";
import { brokersAddress, keyPlace } from "../event-stream/stream-login.ts";
import { schemasWritten } from "../spark-engine/databricks.ts";
import { databricksMachines } from "../spark-engine/databricks-machines.ts";
import { mainFile, sparkCode } from "../spark-engine/spark-code.ts";
import { reportUnserved } from "./report-unserved.ts";
import { reportIncomplete, streamInto, streamWorkers } from "./spark-stream.ts";

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
    const stream = context.incoming("events").find(({ outputs }) => outputs["bootstrapServers"] !== undefined);
    const lake = context.outgoing("tables")[0];
    if (!stream || !lake) {
      reportIncomplete(context);
      return [];
    }
    reportUnserved(context, { stream, lake, featuresRight: "whoever deploys may already write feature tables in Unity Catalog" });
    return [sparkCode(context), job(context, stream, lake)];
  },
};

function job(context: LoweringContext, stream: Peer, lake: Peer) {
  const workers = streamWorkers(context);
  const { streamCredentialAddress } = context.platform("databricks-connector") ?? {};
  return sparkJob(context, {
    file: mainFile(context, context),
    tasks: [{ key: "stream", args: streamInto(context, lake, streamAddress(context, stream)) }],
    cluster: databricksMachines(context, { min: workers, max: workers }),
    isContinuous: true,
    dependsOn: [
      "code",
      ...keyPlace(context, stream).after,
      String(streamCredentialAddress),
      ...placeAddresses(context, [artefactContainer(context).container, placeKey(lake.component, CHECKPOINTS)]),
      ...schemasWritten(context),
    ],
  });
}

/** A credential of Unity signs in at Event Hubs, or opens the secret with the key of a stream outside the cloud. */
function streamAddress(context: LoweringContext, stream: Peer): Value {
  const { streamCredential } = context.platform("databricks-connector") ?? {};
  return brokersAddress(stream, [`credential=${String(streamCredential)}`, ...keyPlace(context, stream).query]);
}
