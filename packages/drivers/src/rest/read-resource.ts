import type { CloudError, ObservedResource, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { isSameOwner } from "../owner-tags.ts";
import { observed, unlessAbsent } from "./answers.ts";
import { ask, RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "./rest-call.ts";
import { RefusedError } from "./rest-client.ts";
import type { TypeRow } from "./type-row.ts";

/** Reads a resource by its address. Throws `RefusedError` when it is not there. */
export async function readPath(call: RestCall, type: string, path: string): Promise<ObservedResource> {
  const row = rowOf(call, type);
  if (!row.get) return observed(call.service, row, path, {});
  const body = await ask(call, { row, call: row.get, variables: variablesOf(call, row, path) });
  if (row.isThereWhen && body[row.isThereWhen.field] !== row.isThereWhen.is) throw new RefusedError(notThere(path, row.isThereWhen.is));
  return observed(call.service, row, path, body);
}

function notThere(path: string, wanted: string): CloudError {
  return {
    class: "notFound",
    code: "NotThere",
    message: `${path} is not ${wanted}`,
    remedy: "It is listed and does not count as being there yet.",
  };
}

/** By address where we chose the name, else in the list: by our labels, or by the one field that is ours alone. */
export async function findRow(call: RestCall, request: ResourceRequest): Promise<ObservedResource | undefined> {
  const row = rowOf(call, request.type);
  if (!row.isNamedByServer) return unlessAbsent(() => readPath(call, request.type, String(request.properties[RESOURCE_PATH])));
  const items = await listRow(call, row, String(request.properties[RESOURCE_PATH]));
  return items
    .map((item) => observed(call.service, row, String(item["name"] ?? ""), item))
    .filter(({ identifier }) => !(request.otherThan ?? []).includes(identifier))
    .find((candidate) => isWanted(candidate, request, row));
}

function isWanted({ attributes, owner }: ObservedResource, { properties, owner: wanted }: ResourceRequest, row: TypeRow): boolean {
  if (row.labels !== undefined) return isSameOwner(owner, wanted);
  const field = row.find?.match ?? "displayName";
  return attributes[field] === properties[field];
}

const PAGES_MAX = 50;

async function listRow(call: RestCall, row: TypeRow, path: string): Promise<readonly PropertyMap[]> {
  if (!row.find) return [];
  const { items } = row.find;
  const variables = variablesOf(call, row, path);
  const found: PropertyMap[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const query = pageToken === undefined ? {} : { pageToken };
    const answer = await ask(call, { row, call: { method: "GET", path: row.find.path }, variables, query });
    const page = answer[items];
    if (Array.isArray(page)) found.push(...(page as readonly Value[]).filter(isMap));
    pageToken = typeof answer["nextPageToken"] === "string" && answer["nextPageToken"] !== "" ? answer["nextPageToken"] : undefined;
    if (pageToken === undefined) break;
  }
  return found;
}
