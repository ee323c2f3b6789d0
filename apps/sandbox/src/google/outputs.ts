import { createHash } from "node:crypto";
import { googleFields, googleType } from "@zerolake/vendor-schemas";
import type { JsonObject } from "../json.ts";
import type { GoogleCall } from "./google-call.ts";
import { numberOf } from "./google-call.ts";

/** Output fields that others refer to, in each service's own form. */
const OUTPUTS: Readonly<Record<string, (name: string, call: GoogleCall) => JsonObject>> = {
  "iam.serviceAccount": (name, { project }) => ({ email: last(name), projectId: project, uniqueId: digits(name, 21) }),
  "bigqueryconnection.connection": (name, { projectNumber }) => ({
    cloudResource: { serviceAccountId: `bqcx-${projectNumber}-${digits(name, 4)}@gcp-sa-bigquery-condel.iam.gserviceaccount.com` },
  }),
  "run.service": (name, { projectNumber }) => ({
    uri: `https://${last(name)}-${projectNumber}.europe-west1.run.app`,
    terminalCondition: { type: "Ready", state: "CONDITION_SUCCEEDED" },
  }),
  "storage.bucket": (_name, { projectNumber }) => ({ projectNumber, metageneration: "1" }),
  "pubsub.subscription": () => ({ state: "ACTIVE" }),
  "logging.bucket": () => ({ lifecycleState: "ACTIVE" }),
  "managedkafka.cluster": (name, { project }) => ({
    bootstrapAddress: `bootstrap.${last(name)}.europe-west1.managedkafka.${project}.cloud.goog:9092`,
    state: "ACTIVE",
  }),
  "sqladmin.instance": (name, { project }) => ({
    state: "RUNNABLE",
    connectionName: `${project}:europe-west1:${last(name)}`,
    ipAddresses: [{ type: "PRIVATE", ipAddress: "10.1.0.3" }],
  }),
  "alloydb.instance": () => ({ state: "READY", ipAddress: "10.1.0.5" }),
  "aiplatform.indexEndpoint": (name, { projectNumber }) => ({
    publicEndpointDomainName: `${last(name)}.europe-west1-${projectNumber}.vdb.vertexai.goog`,
  }),
  "aiplatform.featureOnlineStore": (name, { projectNumber }) => ({
    dedicatedServingEndpoint: { publicEndpointDomainName: `${digits(name, 12)}.europe-west1-${projectNumber}.featurestore.vertexai.goog` },
    state: "STABLE",
  }),
  "composer.environment": (name) => ({ state: "RUNNING", uuid: digits(name, 12) }),
  "container.cluster": (name) => ({
    status: "RUNNING",
    endpoint: "10.0.0.2",
    controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true, endpoint: endpointOf(name) } },
  }),
  "container.nodePool": () => ({ status: "RUNNING" }),
  "compute.globalAddress": () => ({ status: "RESERVED" }),
  "logging.sink": (_name, { projectNumber }) => ({
    writerIdentity: `serviceAccount:service-${projectNumber}@gcp-sa-logging.iam.gserviceaccount.com`,
  }),
};

/** Name under which a cluster takes identities of Google. */
export function endpointOf(cluster: string): string {
  return `gke-${digits(cluster, 12)}.europe-west1.gke.goog`;
}

/** What the cloud adds to what was sent: its own name of the thing, when it was made, and what others refer to. */
export function withOutputs(call: GoogleCall, type: string, name: string, sent: JsonObject): JsonObject {
  const schema = googleType(type)?.schema;
  const fields = schema === undefined ? {} : googleFields(schema);
  const isCompute = type.startsWith("compute.");
  const common: Readonly<Record<string, string>> = {
    ...(isCompute || type.startsWith("storage.") || type.startsWith("dns.") ? {} : { name: publicName(name, call, type) }),
    selfLink: isCompute ? `https://www.googleapis.com/compute/v1/${name}` : `https://www.googleapis.com/${name}`,
    id: isCompute ? digits(name, 19) : name,
    uid: digits(name, 12),
    createTime: new Date(call.sandbox.now()).toISOString(),
    creationTimestamp: new Date(call.sandbox.now()).toISOString(),
    fingerprint: etagOf(sent),
    etag: etagOf(sent),
  };
  const known = Object.fromEntries(
    Object.entries(common).filter(([field]) => field in fields || (field === "name" && schema === undefined)),
  );
  return { ...sent, ...known, ...OUTPUTS[type]?.(name, call) };
}

/** Some services answer with the number of the project where its id was sent. */
function publicName(name: string, { project }: GoogleCall, type: string): string {
  return type === "monitoring.dashboard" ? name.replace(`projects/${project}/`, `projects/${numberOf(project)}/`) : name;
}

export function etagOf(model: JsonObject): string {
  const { etag: _, fingerprint: __, ...content } = model;
  return createHash("sha256").update(JSON.stringify(content)).digest("base64").slice(0, 12);
}

function digits(text: string, length: number): string {
  const value = BigInt(`0x${createHash("sha256").update(text).digest("hex")}`).toString();
  return `1${value.slice(0, length - 1)}`;
}

function last(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
