import type { ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { isSameOwner, readOwner } from "../../owner-tags.ts";
import { type AzureCall, look } from "../azure-call.ts";
import { createResource, targetOf } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/**
 * A deleted vault blocks its name for weeks, and one with purge protection cannot be purged. Our own comes back with its keys, and
 * nothing is lost by that; somebody else's is a conflict that a person settles.
 */
export const vault: ArmHandler = {
  async create(call, request) {
    const deleted = await deletedVault(call, request);
    const owner = deleted && readOwner(deleted);
    return createResource(call, owner && isSameOwner(owner, request.owner) ? recovering(request) : request);
  },
};

async function deletedVault(call: AzureCall, request: ResourceRequest): Promise<PropertyMap | undefined> {
  const { apiVersion } = targetOf(request);
  const { name, location } = request.properties;
  const place = `/subscriptions/${call.subscription}/providers/Microsoft.KeyVault/locations/${String(location)}`;
  const found = await look(call, `${place}/deletedVaults/${String(name)}?api-version=${apiVersion}`);
  const properties = found?.["properties"];
  return isMap(properties) ? properties : undefined;
}

function recovering(request: ResourceRequest): ResourceRequest {
  const properties = isMap(request.properties["properties"]) ? request.properties["properties"] : {};
  return { ...request, properties: { ...request.properties, properties: { ...properties, createMode: "recover" } } };
}
