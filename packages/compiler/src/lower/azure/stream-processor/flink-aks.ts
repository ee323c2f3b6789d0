import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting } from "../../../lowering.ts";
import { FLINK_MACHINE, flinkNodes } from "../../../sizing/flink-nodes.ts";
import { containerImage, WAITING_FOR_IMAGE } from "../../container-image.ts";
import { waitingForConnectors } from "../../flink/job-properties.ts";
import { reportFeaturesUnwritten } from "../../jobs/feature-writes.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { addressIn } from "../../part-address.ts";
import { allow, rolesOf, workloadIdentity } from "../access.ts";
import { nameOf } from "../arm-id.ts";
import { storedKeys } from "../event-stream/stored-key.ts";
import { keyVault, vaultId } from "../key-vault/vault.ts";
import { federatedIdentity } from "../kubernetes-cluster/federated-identity.ts";
import { flinkOperatorAddresses } from "../kubernetes-cluster/flink-operator.ts";
import { keptManifests } from "../kubernetes-cluster/kept-manifests.ts";
import { azureResource } from "../resource.ts";
import { OWN_JARS } from "./flink-deployment.ts";
import { FLINK_ACCOUNT, flinkManifests } from "./flink-manifests.ts";

const POOL = "Microsoft.ContainerService/managedClusters/agentPools";
/** Tables that Flink can write here. */
const WRITTEN = ["iceberg-adls", "hudi-adls"];
const NODE_ZONES = { prototype: ["1"], standard: ["1", "2"], production: ["1", "2", "3"] } as const;

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
      ...workloadIdentity(context, [allow("secretReader", vaultId(context), addressIn(context, "vault"))]),
      keyVault(context, { isPurgeProtected: false }),
      ...storedKeys(context),
      federatedIdentity(context, {
        name: "serviceAccount",
        issuer: issuerOf(context),
        serviceAccount: `${context.component.id}:${FLINK_ACCOUNT}`,
      }),
      pool(context),
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

function issuerOf(context: LoweringContext) {
  const issuer = context.platform("kubernetes-cluster")?.["oidcIssuer"];
  if (issuer === undefined) throw new Error("The job runs on Kubernetes: kubernetes-cluster must stay in its needs");
  return issuer;
}

/** Machines that nothing else runs on: what is paid for is what the job has. */
function pool(context: LoweringContext): DesiredResource {
  const { clusterId, clusterAddress } = context.platform("kubernetes-cluster") ?? {};
  const { id } = context.component;
  return azureResource(context, {
    name: "pool",
    type: POOL,
    id: `${String(clusterId)}/agentPools/${nameOf(context, POOL, "pool")}`,
    minutes: [3, 8],
    body: {
      properties: {
        mode: "User",
        vmSize: FLINK_MACHINE,
        count: flinkNodes(numberSetting(context, "parallelism")),
        osType: "Linux",
        osSKU: "AzureLinux",
        type: "VirtualMachineScaleSets",
        enableAutoScaling: false,
        nodeLabels: { "zerolake.dev/pool": id },
        nodeTaints: [`zerolake.dev/pool=${id}:NoSchedule`],
        availabilityZones: NODE_ZONES[context.target.tier],
      },
    },
    dependsOn: [String(clusterAddress)],
  });
}

function isIncomplete(context: LoweringContext): boolean {
  const reads = context.incoming("events").length + context.incoming("tables").length > 0;
  const writes = context.outgoing("events").length + context.outgoing("tables").length + context.outgoing("features").length > 0;
  if (reads && writes) return false;
  context.report({
    severity: "error",
    code: "ZL-AZURE-PROCESSOR-NOWHERE",
    message: `“${context.component.title}” has nothing to read or nothing to write.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it, and one from it to tables or to another stream.",
  });
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
