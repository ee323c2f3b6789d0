import type { OwnedListing, OwnedResource } from "@zerolake/execution";
import { readOwner } from "../../owner-tags.ts";
import type { AzureCall } from "../azure-call.ts";
import { apiVersions } from "./api-versions.ts";
import { type ListedResource, listGroups, listResources } from "./arm-lists.ts";

const UNTAGGED =
  "Azure: what takes no tags, such as role assignments, containers and databases inside other resources, is not listed by itself; it goes with what it belongs to.";

/** Everything in the subscription with our tags: resources, and the groups that hold them. */
export async function listOwned(call: AzureCall, installation: string): Promise<OwnedListing> {
  const listed = [...(await listGroups(call)), ...(await listResources(call))];
  const versionOf = apiVersions(call);
  const resources: OwnedResource[] = [];
  for (const resource of listed) {
    const owner = readOwner(resource.entry);
    if (owner?.installation === installation) resources.push({ ...(await named(resource, versionOf)), owner });
  }
  return { resources, gaps: [UNTAGGED] };
}

async function named(
  { id, name, type }: ListedResource,
  versionOf: (type: string) => Promise<string>,
): Promise<Omit<OwnedResource, "owner">> {
  return { type, via: `arm@${await versionOf(type)}`, identifier: id, title: name };
}
