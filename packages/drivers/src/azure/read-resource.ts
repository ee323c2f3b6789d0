import type { ObservedResource, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import { readOwner } from "../owner-tags.ts";
import { type AzureCall, apiVersionOf, look, pathOf } from "./azure-call.ts";
import { targetOf } from "./put-resource.ts";

export async function readResource(call: AzureCall, { identifier: id, via }: ResourceIdentity): Promise<ObservedResource | undefined> {
  return observe(call, { id, apiVersion: apiVersionOf(via) });
}

/** Ids are ours: whoever made the resource, it is where its id says, or it is not there. */
export async function findResource(call: AzureCall, request: ResourceRequest): Promise<ObservedResource | undefined> {
  const target = targetOf(request);
  return request.otherThan?.includes(target.id) ? undefined : observe(call, target);
}

/** What stands at an id; `undefined` for nothing. */
export async function observe(
  call: AzureCall,
  target: { readonly id: string; readonly apiVersion: string },
): Promise<ObservedResource | undefined> {
  const attributes = await look(call, pathOf(target));
  if (!attributes) return undefined;
  const owner = readOwner(attributes);
  // Azure writes ids with a spelling of its own; ours stays the identifier.
  return { identifier: target.id, attributes: { ...attributes, id: target.id }, ...(owner ? { owner } : {}) };
}
