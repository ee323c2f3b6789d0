import type { ExistingResource } from "@zerolake/execution";
import { type AzureCall, apiVersionOf } from "../azure-call.ts";
import { observe } from "../read-resource.ts";
import { type ListedResource, listGroups, listResources } from "./arm-lists.ts";

const GROUP = "Microsoft.Resources/resourceGroups";
/** Providers whose resources hang on others instead of standing in a group. */
const EXTENSIONS = /^Microsoft\.(Authorization|Consumption|Resources\/(?!resourceGroups))/i;
const READS_IN_FLIGHT = 8;

/** Every resource of a type in the region; `undefined` for what stands inside another resource or hangs on one. */
export async function listExisting(call: AzureCall, type: string, via: string): Promise<readonly ExistingResource[] | undefined> {
  if (type.split("/").length !== 2 || EXTENSIONS.test(type)) return undefined;
  const listed = type === GROUP ? await listGroups(call) : await listResources(call, `resourceType eq '${type}'`);
  const here = listed.filter(({ location }) => location === undefined || location === "global" || location === call.region);
  const apiVersion = apiVersionOf(via);
  const found: ExistingResource[] = [];
  for (let start = 0; start < here.length; start += READS_IN_FLIGHT) {
    const batch = here.slice(start, start + READS_IN_FLIGHT);
    found.push(...(await Promise.all(batch.map((one) => existing(call, one, apiVersion)))).flat());
  }
  return found;
}

async function existing(call: AzureCall, { id, name }: ListedResource, apiVersion: string): Promise<readonly ExistingResource[]> {
  const observed = await observe(call, { id, apiVersion });
  return observed ? [{ ...observed, title: name }] : [];
}
