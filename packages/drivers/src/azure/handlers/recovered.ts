import type { ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { isSameOwner, readOwner } from "../../owner-tags.ts";
import { type AzureCall, look } from "../azure-call.ts";
import { createResource, targetOf } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** A service that keeps what was deleted for a while. */
interface SoftDelete {
  /** Where ARM shows what was deleted, below the subscription. */
  place(request: { readonly name: string; readonly location: string; readonly group: string }): string;
  /** Where the owner's tags stand in that answer. */
  readonly tagsIn: "properties" | "resource";
  /** What a PUT says to have it back. */
  readonly recovery: PropertyMap;
}

/**
 * What was deleted blocks its name for a while. Our own comes back with what was in it, and nothing is lost by that; somebody else's is
 * a conflict that a person settles.
 */
export function recovered({ place, tagsIn, recovery }: SoftDelete): ArmHandler {
  return {
    async create(call, request) {
      const deleted = await deletedOne(call, request, place);
      const tagged = tagsIn === "resource" ? deleted : deleted?.["properties"];
      const owner = isMap(tagged as Value) ? readOwner(tagged as PropertyMap) : undefined;
      return createResource(call, owner && isSameOwner(owner, request.owner) ? recovering(request, recovery) : request);
    },
  };
}

function deletedOne(call: AzureCall, request: ResourceRequest, place: SoftDelete["place"]): Promise<PropertyMap | undefined> {
  const { id, apiVersion } = targetOf(request);
  const { name, location } = request.properties;
  const group = id.split("/")[4] ?? "";
  const path = place({ name: String(name), location: String(location), group });
  return look(call, `/subscriptions/${call.subscription}/providers/${path}?api-version=${apiVersion}`);
}

function recovering(request: ResourceRequest, recovery: PropertyMap): ResourceRequest {
  const properties = isMap(request.properties["properties"]) ? request.properties["properties"] : {};
  return { ...request, properties: { ...request.properties, properties: { ...properties, ...recovery } } };
}
