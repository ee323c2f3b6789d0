import type { DesiredResource, Value } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ownerLabels } from "../../owner-labels.ts";
import { addressIn } from "../../part-address.ts";
import { WORK_FOLDER, workUri } from "../artefact.ts";
import { GRANTS, IDENTITY, identityEmail } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const JOB = "dataflow.flexTemplateJob";
const MACHINE = "n2-standard-2";

export interface BeamJob {
  /** Repeat key: what is read. */
  readonly key: string;
  /** A pipeline in Beam's own YAML, of which JSON is a part. */
  readonly pipeline: Value;
  readonly isExactlyOnce: boolean;
  readonly workersMax: number;
  /** What must be there beside its rights. */
  readonly after?: readonly string[];
  readonly deferredUntil?: string | undefined;
}

/** Google's own template runs a pipeline, without a cluster and without public addresses. */
export function beamJob(context: LoweringContext, job: BeamJob): DesiredResource {
  const { key, pipeline, after = [], deferredUntil } = job;
  return gcpResource(context, {
    name: "job",
    key,
    type: JOB,
    properties: {
      jobName: nameOf(context, JOB, "job", key),
      containerSpecGcsPath: templateOf(context),
      parameters: { yaml_pipeline: pipeline },
      environment: environment(context, job),
    },
    dependsOn: [
      IDENTITY,
      GRANTS,
      ...afterKeyGrant(context, "dataflow.googleapis.com"),
      ...afterKeyGrant(context, "compute.googleapis.com"),
      WORK_FOLDER,
      ...after,
    ],
    minutes: [4, 10],
    ...(deferredUntil === undefined ? {} : { deferredUntil }),
  });
}

function templateOf({ target }: Pick<Part, "target">): string {
  return `gs://dataflow-templates-${target.region}/latest/flex/Yaml_Template`;
}

function environment(context: LoweringContext, { key, isExactlyOnce, workersMax }: BeamJob): LooseMap {
  return {
    serviceAccountEmail: identityEmail(context),
    tempLocation: `${workUri(context)}tmp`,
    stagingLocation: `${workUri(context)}staging`,
    subnetwork: subnetLink(context),
    ipConfiguration: "WORKER_IP_PRIVATE",
    enableStreamingEngine: true,
    streamingMode: isExactlyOnce ? "STREAMING_MODE_EXACTLY_ONCE" : "STREAMING_MODE_AT_LEAST_ONCE",
    numWorkers: 1,
    maxWorkers: workersMax,
    machineType: MACHINE,
    kmsKeyName: keyName(context),
    additionalUserLabels: ownerLabels(context, addressIn(context, "job", key)),
  };
}

function subnetLink(context: LoweringContext): string | undefined {
  const subnet = context.platform("network")?.["subnetPath"];
  return typeof subnet === "string" ? `https://www.googleapis.com/compute/v1/${subnet}` : undefined;
}
