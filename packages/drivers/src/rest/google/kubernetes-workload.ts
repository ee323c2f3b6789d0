import type { ObservedResource, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { valueAt } from "../../property-path.ts";
import { done, unlessAbsent } from "../answers.ts";
import { readPath } from "../read-resource.ts";
import { RESOURCE_PATH, type RestCall } from "../rest-call.ts";

export const WORKLOAD = "kubernetes.workload";
const NAMESPACE = "zerolake";
/** What a workload is made of, in the order in which it is taken away. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  Service: "api/v1/namespaces/{namespace}/services",
  HorizontalPodAutoscaler: "apis/autoscaling/v2/namespaces/{namespace}/horizontalpodautoscalers",
  Deployment: "apis/apps/v1/namespaces/{namespace}/deployments",
  ServiceAccount: "api/v1/namespaces/{namespace}/serviceaccounts",
};
/** Whose fields these are, so that what others set stays theirs. */
const OWNER = "zerolake";
const APPLY = "application/apply-patch+yaml";
/** Names of clusters that Google gives; nothing else is told who we are. */
const ENDPOINT = /^gke-[a-z0-9-]+\.[a-z0-9-]+\.gke\.goog$/;
const POLL_MS = 5_000;

/** Applies the manifests; ready when the service has its address. */
export async function applyWorkload(call: RestCall, { properties }: Pick<ResourceRequest, "properties">): Promise<OperationStatus> {
  const path = String(properties[RESOURCE_PATH]);
  const api = await apiOf(call, path);
  const manifests = isList(properties["manifests"]) ? properties["manifests"].filter(isMap) : [];
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } };
  await apply(call, `${api}/api/v1/namespaces/${NAMESPACE}`, namespace);
  for (const manifest of manifests) {
    const collection = collectionOf(String(manifest["kind"]));
    await apply(call, `${api}/${collection}/${nameOf(path)}`, manifest);
  }
  return whenAddressed(call, path);
}

/** The open operation that waits for an address; `undefined` for operations of other types. */
export function parseWorkload(operation: string): string | undefined {
  return (JSON.parse(operation) as { readonly workload?: string }).workload;
}

export async function whenAddressed(call: RestCall, path: string): Promise<OperationStatus> {
  const found = await readWorkload(call, path);
  if (typeof found?.attributes["address"] === "string") return done(found);
  return { state: "pending", operation: JSON.stringify({ workload: path }), identifier: path, retryAfterMs: POLL_MS };
}

export async function readWorkload(call: RestCall, path: string): Promise<ObservedResource | undefined> {
  return unlessAbsent(async () => {
    const api = await apiOf(call, path);
    const look = (kind: string) =>
      call.client.send({ method: "GET", url: `${api}/${collectionOf(kind)}/${nameOf(path)}`, signal: call.signal });
    await look("Deployment");
    const address = valueAt(await look("Service"), ["status", "loadBalancer", "ingress", "0", "ip"]);
    return { identifier: path, attributes: { [RESOURCE_PATH]: path, ...(address === undefined ? {} : { address }) } };
  });
}

/** With the cluster everything in it is gone, too. */
export async function deleteWorkload(call: RestCall, { identifier }: ResourceIdentity): Promise<OperationStatus> {
  await unlessAbsent(async () => {
    const api = await apiOf(call, identifier);
    for (const kind of Object.keys(COLLECTIONS)) {
      const url = `${api}/${collectionOf(kind)}/${nameOf(identifier)}`;
      await unlessAbsent(() => call.client.send({ method: "DELETE", url, signal: call.signal }));
    }
  });
  return { state: "done", identifier, attributes: {} };
}

async function apply(call: RestCall, url: string, manifest: PropertyMap): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const query = { fieldManager: OWNER, force: "true" };
  await call.client.send({ method: "PATCH", url, query, content: { type: APPLY, bytes }, signal: call.signal });
}

/** The address under which the cluster takes identities of Google. */
async function apiOf(call: RestCall, path: string): Promise<string> {
  const cluster = await readPath(call, "container.cluster", path.replace(/\/workloads\/[^/]+$/, ""));
  const endpoint: Value | undefined = valueAt(cluster.attributes, ["controlPlaneEndpointsConfig", "dnsEndpointConfig", "endpoint"]);
  if (typeof endpoint !== "string" || !ENDPOINT.test(endpoint))
    throw new Error(`${cluster.identifier} has no address for identities of Google`);
  return `https://${endpoint}`;
}

function collectionOf(kind: string): string {
  const collection = COLLECTIONS[kind];
  if (collection === undefined) throw new Error(`A workload has no ${kind}`);
  return collection.replace("{namespace}", NAMESPACE);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
