import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, look } from "../azure-call.ts";

const API_VERSION = "2021-04-01";

/** One entry of a list of resources: id, type, location and tags, but none of its properties. */
export interface ListedResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly entry: PropertyMap;
}

/** All resources of the subscription, or those that a filter lets through. A filter by tags is of no use: its answer leaves the tags out. */
export function listResources(call: AzureCall, filter?: string): Promise<readonly ListedResource[]> {
  const query = filter === undefined ? "" : `&$filter=${encodeURIComponent(filter)}`;
  return everyPage(call, `/subscriptions/${call.subscription}/resources?api-version=${API_VERSION}${query}`);
}

/** Groups are no resources of a group, so no list of resources has them. */
export function listGroups(call: AzureCall): Promise<readonly ListedResource[]> {
  return everyPage(call, `/subscriptions/${call.subscription}/resourcegroups?api-version=${API_VERSION}`);
}

async function everyPage(call: AzureCall, first: string): Promise<readonly ListedResource[]> {
  const found: ListedResource[] = [];
  let next: string | undefined = first;
  while (next !== undefined) {
    const page: PropertyMap | undefined = await look(call, next);
    const entries = page?.["value"];
    for (const entry of isList(entries) ? entries.filter(isMap) : []) found.push(listed(entry));
    const link: unknown = page?.["nextLink"];
    next = typeof link === "string" && link !== "" ? link : undefined;
  }
  return found;
}

function listed(entry: PropertyMap): ListedResource {
  const { id, name, type, location } = entry;
  return { id: String(id), name: String(name), type: String(type), entry, ...(typeof location === "string" ? { location } : {}) };
}
