import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { FLINK_MACHINE, flinkNodes } from "../../../sizing/flink-nodes.ts";
import { containerImage, WAITING_FOR_IMAGE } from "../../container-image.ts";
import { waitingForConnectors } from "../../flink/job-properties.ts";
import { reportFeaturesUnwritten } from "../../jobs/feature-writes.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { rolesOf, workloadIdentity } from "../access.ts";
import { storedKeys } from "../event-stream/stored-key.ts";
import { keyVault, readVault } from "../key-vault/vault.ts";
import { podIdentity } from "../kubernetes-cluster/federated-identity.ts";
import { flinkOperatorAddresses } from "../kubernetes-cluster/flink-operator.ts";
import { keptManifests } from "../kubernetes-cluster/kept-manifests.ts";
import { ownMachines } from "../kubernetes-cluster/node-pool.ts";
import { OWN_JARS } from "./flink-deployment.ts";
import { FLINK_ACCOUNT, flinkManifests } from "./flink-manifests.ts";
import { reportUnwired } from "./report-unwired.ts";

/** Tables that Flink can write here. */
const WRITTEN = ["iceberg-adls", "hudi-adls"];

/** A job of Flink on machines of its own in the drawn cluster, kept running by Apache Flink's operator. */
export const flinkAks: Lowering = {
  cloud: "azure",
  kind: "stream-processor",
  variant: "flink-aks",
  service: "Apache Flink on Azure Kubernetes Service",
  gap: "no managed Flink on Azure: upgrades of the operator, restarts from savepoints and the machines are yours; it connects to the stream with a key",
  minutes: [12, 25],
  needs: ["kubernetes-cluster", "container-registry"],
  outputs: (part) => {
    const job = { namespace: part.component.id, region: part.target.region };
    return { ports: { events: job, tables: job, features: job } };
  },
  refuses: (_self, data, direction, { component, variant }) => {
    const { title, kind } = component;
    if (kind === "lakehouse-tables" && !WRITTEN.includes(variant))
      return `Flink ${direction === "in" ? "reads" : "writes"} Iceberg and Hudi here, and “${title}” is neither: choose Iceberg as its engine, or Spark Structured Streaming as that of the job.`;
    if (kind === "event-stream" && !variant.startsWith("event-hubs"))
      return `Flink ${direction === "in" ? "reads" : "writes"} Event Hubs here, not “${title}”.`;
    return data === "vectors" ? `Flink writes tables and streams here, not “${title}”: let an Embedding pipeline fill it.` : undefined;
  },
  lower: (context) => {
    const image = containerImage(context, "flink");
    reportOwnJar(context);
    reportFeaturesUnwritten(context, "its identity may already write the feature store");
    const connectors = waitingForConnectors(context);
    const waiting = image === undefined ? { deferredUntil: WAITING_FOR_IMAGE } : connectors;
    if (isIncomplete(context)) return workloadIdentity(context);
    return [
      ...workloadIdentity(context, [readVault(context)]),
      keyVault(context, { isPurgeProtected: false }),
      ...storedKeys(context),
      podIdentity(context, `${context.component.id}:${FLINK_ACCOUNT}`),
      ownMachines(context, { machine: FLINK_MACHINE, count: flinkNodes(numberSetting(context, "parallelism")) }),
      ...keptManifests(context, {
        name: "job",
        file: "manifests",
        namespace: context.component.id,
        items: flinkManifests(context, image),
        minutes: [3, 8],
        waitsFor: ["serviceAccount", "pool", "storedKey", ...rolesOf(context), ...flinkOperatorAddresses(context)],
        ...waiting,
      }),
    ];
  },
};

function isIncomplete(context: LoweringContext): boolean {
  const reads = context.incoming("events").length + context.incoming("tables").length > 0;
  const writes = context.outgoing("events").length + context.outgoing("tables").length + context.outgoing("features").length > 0;
  if (reads && writes) return false;
  reportUnwired(context);
  return true;
}

function reportOwnJar(context: LoweringContext): void {
  if (!isOwnCode(context)) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-FLINK-JAR",
    message: `“${context.component.title}” runs the jar of that name under ${OWN_JARS} in its image.`,
    target: { component: context.component.id, setting: "artefactKey" },
    hint: "Build an image with the jar from the one of Zerolake, and name it in the environment's settings.",
  });
}
