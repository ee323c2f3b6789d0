import { type DesiredResource, join } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { flinkWorkers, SLOTS_PER_WORKER } from "../../../sizing/flink-workers.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { artefactObject, textObject, workFolder, workUri } from "../artefact.ts";
import { cluster, clusterName, workOnClusters } from "../dataproc-cluster.ts";
import { identityEmail, workloadIdentity } from "../iam.ts";
import { flinkJobResource } from "./flink-job.ts";
import { reportUnwritten } from "./report-unwritten.ts";

/** Flink 2.2, Iceberg 1.11. Source: Google's list of image versions, 2026-11. */
const IMAGE_VERSION = "3.0-debian13";
const MACHINE = "n2-standard-4";
const START_FILE = "prepare-flink.sh";
/** A name without a version, so that a job need not know the one of the image. */
const PREPARE = `#!/bin/bash
set -euo pipefail
ln -sf /usr/lib/flink/opt/flink-python-*.jar /usr/lib/flink/opt/flink-python.jar
`;

/** Flink on machines that run all the time; one job writes everything that the arrows and the SQL say. */
export const flinkDataproc: Lowering = {
  cloud: "gcp",
  kind: "stream-processor",
  variant: "flink-dataproc",
  service: "Apache Flink on Dataproc",
  gap: "no managed Flink: machines run all the time and one of them leads, savepoints and upgrades are your own; SQL sees the fields that its tables start with",
  minutes: [4, 9],
  needs: ["network"],
  outputs: (part) => {
    const identity = { identity: identityEmail(part), region: part.target.region };
    return { ports: { events: identity, tables: identity, features: identity, vectors: identity } };
  },
  refuses: (_self, data, direction, peer) => {
    if (data === "events" && peer.component.kind === "event-stream" && peer.variant !== "managed-kafka")
      return `Flink reads and writes Google's Kafka here, not “${peer.component.title}”: choose Kafka as its engine, or let the cloud choose the job's engine.`;
    return data === "tables" && (peer.variant === "bigquery-iceberg" || peer.variant === "delta-biglake")
      ? `Flink does not open the tables of “${peer.component.title}” here: choose Iceberg for them and switch managed tables off.`
      : undefined;
  },
  lower: (context) => {
    reportUnwritten(context);
    return [
      ...workloadIdentity(context, workOnClusters(context)),
      workFolder(context),
      ...(isOwnCode(context) ? [] : [artefactObject(context, "code", "flink-job")]),
      textObject(context, { name: "prepare", file: START_FILE, content: PREPARE, contentType: "text/x-shellscript" }),
      flinkCluster(context),
      flinkJobResource(context, clusterName(context)),
    ];
  },
};

function flinkCluster(context: LoweringContext): DesiredResource {
  const config = {
    // Flink knows no second leader on clusters of this service.
    masterConfig: { numInstances: 1, machineTypeUri: MACHINE, diskConfig: { bootDiskSizeGb: 100 } },
    workerConfig: {
      numInstances: flinkWorkers(numberSetting(context, "parallelism")),
      machineTypeUri: MACHINE,
      diskConfig: { bootDiskSizeGb: 100 },
    },
    softwareConfig: {
      imageVersion: IMAGE_VERSION,
      optionalComponents: ["FLINK"],
      properties: { "flink:taskmanager.numberOfTaskSlots": String(SLOTS_PER_WORKER) },
    },
    initializationActions: [{ executableFile: join(workUri(context), START_FILE) }],
  };
  return cluster(context, config, ["prepare"]);
}
