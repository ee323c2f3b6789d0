import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { useWorkFolder, workFolder } from "../artefact.ts";
import { grant, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { beamJob } from "./beam-job.ts";
import { type BeamPipeline, beamPipelines } from "./beam-pipeline.ts";
import { reportUnwritten } from "./report-unwritten.ts";

/** Beam without a cluster: Google's own template runs the pipeline that the arrows and the SQL describe. */
export const dataflow: Lowering = {
  cloud: "gcp",
  kind: "stream-processor",
  variant: "dataflow",
  service: "Dataflow",
  gap: "SQL is Beam's, and sees the fields that its tables start with; how often state is saved cannot be set",
  minutes: [4, 10],
  needs: ["network"],
  outputs: (part) => {
    const identity = { identity: identityEmail(part), region: part.target.region };
    return { ports: { events: identity, tables: identity, features: identity, vectors: identity } };
  },
  refuses: (_self, data, direction, peer) => {
    if (data === "events" && peer.component.kind === "event-stream" && peer.variant !== "pubsub")
      return `The job reads and writes Pub/Sub here, not “${peer.component.title}”: choose Spark as its engine, or Pub/Sub for the stream.`;
    return direction === "out" && data === "tables" && peer.variant !== "bigquery-iceberg" && peer.variant !== "biglake-iceberg-rest"
      ? `The job writes Iceberg tables, not “${peer.component.title}”: choose Iceberg for it, or Spark as the job's engine.`
      : undefined;
  },
  lower: (context) => {
    reportUnwritten(context);
    return [
      ...workloadIdentity(context, [grant("roles/dataflow.worker", onProject(context)), ...useWorkFolder(context)]),
      workFolder(context),
      ...beamPipelines(context).map((pipeline) => job(context, pipeline)),
    ];
  },
};

function job(context: LoweringContext, { key, pipeline }: BeamPipeline): DesiredResource {
  return beamJob(context, {
    key,
    pipeline: JSON.stringify(pipeline),
    isExactlyOnce: flagSetting(context, "exactlyOnce"),
    workersMax: Math.max(1, numberSetting(context, "parallelism")),
  });
}
