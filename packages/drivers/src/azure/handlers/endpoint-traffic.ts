import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, apiVersionOf, ask, look } from "../azure-call.ts";
import { pollOperation, settle } from "../long-running.ts";
import { done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const SUFFIX = "/traffic";

/** Which deployment of an endpoint answers: id `<endpoint>/traffic`. The endpoint is put again with it, everything else as it is. */
export const endpointTraffic: ArmHandler = {
  create: (call, { properties, via }) => share(call, String(properties["id"]), via, properties["traffic"]),
  update: (call, { identifier, via }, { request }) => share(call, identifier, via, request.properties["traffic"]),
  async delete(call, { identifier, via }) {
    return (await endpointOf(call, identifier, via)) === undefined ? done(identifier) : share(call, identifier, via, {});
  },
  read: (call, { identifier, via }) => observe(call, identifier, via),
  find: (call, { properties, via }) => observe(call, String(properties["id"]), via),
  poll: async (call, operation) => named(await pollOperation(call, operation)),
};

async function share(call: AzureCall, id: string, via: string, traffic: PropertyMap[string] | undefined): Promise<OperationStatus> {
  const endpoint = await endpointOf(call, id, via);
  if (!endpoint)
    return {
      state: "failed",
      error: { class: "notFound", code: "ResourceNotFound", message: `${id} was not found.`, remedy: "Deploy again." },
    };
  const { location, kind, identity, tags } = endpoint;
  const { authMode, publicNetworkAccess } = isMap(endpoint["properties"]) ? endpoint["properties"] : {};
  const properties = { authMode, publicNetworkAccess, traffic };
  const answer = await ask(call, "PUT", pathOf(id, via), { location, kind, identity: sentIdentity(identity), tags, properties });
  if (answer.status >= 400) return refused(answer);
  return named(await settle(call, { id: endpointId(id), apiVersion: apiVersionOf(via) }, answer, false));
}

/** What is followed is the endpoint; what is recorded is the share. */
function named(status: OperationStatus): OperationStatus {
  return status.state === "done" ? done(`${status.identifier}${SUFFIX}`, { id: `${status.identifier}${SUFFIX}` }) : status;
}

/** What ARM adds to an identity is not sent back. */
function sentIdentity(identity: PropertyMap[string] | undefined): PropertyMap {
  const assigned = isMap(identity) && isMap(identity["userAssignedIdentities"]) ? identity["userAssignedIdentities"] : {};
  return { type: "UserAssigned", userAssignedIdentities: Object.fromEntries(Object.keys(assigned).map((key) => [key, {}])) };
}

async function observe(call: AzureCall, id: string, via: string): Promise<ObservedResource | undefined> {
  const endpoint = await endpointOf(call, id, via);
  const traffic = isMap(endpoint?.["properties"]) ? endpoint["properties"]["traffic"] : undefined;
  return isMap(traffic) && Object.keys(traffic).length > 0
    ? { identifier: id, attributes: { id, endpoint: endpointId(id), traffic } }
    : undefined;
}

function endpointOf(call: AzureCall, id: string, via: string): Promise<PropertyMap | undefined> {
  return look(call, pathOf(id, via));
}

function pathOf(id: string, via: string): string {
  return `${endpointId(id)}?api-version=${apiVersionOf(via)}`;
}

function endpointId(id: string): string {
  return id.slice(0, -SUFFIX.length);
}
