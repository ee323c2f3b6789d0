import type { DesiredResource } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { useWorkFolder, WORK_FOLDER, workFolder, workUri } from "../artefact.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { ownerLabels } from "../labels.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { type BeamPipeline, beamPipelines } from "./beam-pipeline.ts";
import { reportUnwritten } from "./report-unwritten.ts";

const JOB = "dataflow.flexTemplateJob";
const MACHINE = "n2-standard-2";

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

function templateOf({ target }: Pick<Part, "target">): string {
  return `gs://dataflow-templates-${target.region}/latest/flex/Yaml_Template`;
}

function job(context: LoweringContext, { key, pipeline }: BeamPipeline): DesiredResource {
  const address = addressIn(context, "job", key);
  return gcpResource(context, {
    name: "job",
    key,
    type: JOB,
    properties: {
      jobName: nameOf(context, JOB, "job", key),
      containerSpecGcsPath: templateOf(context),
      parameters: { yaml_pipeline: JSON.stringify(pipeline) },
      environment: {
        serviceAccountEmail: identityEmail(context),
        tempLocation: `${workUri(context)}tmp`,
        stagingLocation: `${workUri(context)}staging`,
        subnetwork: subnetLink(context),
        ipConfiguration: "WORKER_IP_PRIVATE",
        enableStreamingEngine: true,
        streamingMode: flagSetting(context, "exactlyOnce") ? "STREAMING_MODE_EXACTLY_ONCE" : "STREAMING_MODE_AT_LEAST_ONCE",
        numWorkers: 1,
        maxWorkers: Math.max(1, numberSetting(context, "parallelism")),
        machineType: MACHINE,
        kmsKeyName: keyName(context),
        additionalUserLabels: ownerLabels(context, address),
      },
    },
    dependsOn: [
      IDENTITY,
      GRANTS,
      ...afterKeyGrant(context, "dataflow.googleapis.com"),
      ...afterKeyGrant(context, "compute.googleapis.com"),
      WORK_FOLDER,
    ],
    minutes: [4, 10],
  });
}

function subnetLink(context: LoweringContext): string | undefined {
  const subnet = context.platform("network")?.["subnetPath"];
  return typeof subnet === "string" ? `https://www.googleapis.com/compute/v1/${subnet}` : undefined;
}
