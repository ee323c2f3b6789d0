import type { ExistingResource, ObservedResource } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { isList, isMap } from "@zerolake/resources";
import type { AwsCall } from "../aws-call.ts";
import { listIdentifiers, needsParent } from "../cloud-control/list-identifiers.ts";
import { readModel } from "../cloud-control/read-model.ts";

/** Reads in parallel; Cloud Control allows a few calls per second. */
const READS_IN_FLIGHT = 4;

/** Every resource of a type in the region; `undefined` for what Cloud Control does not manage, or lists below a parent only. */
export async function listExisting(call: AwsCall, type: string, via: string): Promise<readonly ExistingResource[] | undefined> {
  if (via !== "cloudcontrol" || needsParent(type)) return undefined;
  const identifiers = await listIdentifiers(call, type);
  return identifiers && (await readAll(call, type, identifiers)).map(existing);
}

/** What of a list is still there when it is read. */
export async function readAll(call: AwsCall, type: string, identifiers: readonly string[]): Promise<readonly ObservedResource[]> {
  const found: ObservedResource[] = [];
  for (let start = 0; start < identifiers.length; start += READS_IN_FLIGHT) {
    const batch = identifiers.slice(start, start + READS_IN_FLIGHT);
    const read = await Promise.all(batch.map((identifier) => readModel(call, type, identifier)));
    found.push(...read.filter((resource) => resource !== undefined));
  }
  return found;
}

function existing({ identifier, attributes, owner }: ObservedResource): ExistingResource {
  return { identifier, title: nameTag(attributes) ?? identifier, attributes, ...(owner ? { owner } : {}) };
}

/** What people call a resource whose identifier the service has drawn. */
function nameTag({ Tags: tags }: PropertyMap): string | undefined {
  if (isMap(tags)) return typeof tags["Name"] === "string" ? tags["Name"] : undefined;
  const tag = isList(tags) ? tags.filter(isMap).find(({ Key: key }) => key === "Name") : undefined;
  return typeof tag?.["Value"] === "string" && tag["Value"] !== "" ? tag["Value"] : undefined;
}
