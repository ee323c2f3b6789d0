import type { ResourceRequest } from "@zerolake/execution";
import { isMap } from "@zerolake/resources";
import type { AzureCall } from "../azure-call.ts";
import { keyVaultSafe } from "../key-vault-safe.ts";
import { createResource, updateResource } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** A database server whose password lies in a vault (`passwordIn`, the secret's address): it is read just before the call and told to nobody else. */
export const postgresServer: ArmHandler = {
  create: async (call, request) => createResource(call, await withPassword(call, request)),
  update: async (call, identity, { prior, request }) => {
    const { passwordIn: _before, ...was } = prior;
    const { passwordIn: _now, ...properties } = request.properties;
    // The password stays as it was made.
    return updateResource(call, identity, { prior: was, request: { ...request, properties } });
  },
};

async function withPassword(call: AzureCall, request: ResourceRequest): Promise<ResourceRequest> {
  const { passwordIn, ...properties } = request.properties;
  if (typeof passwordIn !== "string") return request;
  const administratorLoginPassword = await keyVaultSafe(call.data).read(passwordIn, call.abortSignal);
  if (administratorLoginPassword === undefined)
    throw new Error(`There is no password at ${passwordIn}, although it was made before the server`);
  const body = isMap(properties["properties"]) ? properties["properties"] : {};
  return { ...request, properties: { ...properties, properties: { ...body, administratorLoginPassword } } };
}
