import type { CloudError, ObservedResource, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { isSameOwner } from "../owner-tags.ts";
import { isEqual, valueAt } from "../property-path.ts";
import { fill, type Variables } from "./address.ts";
import { observed, unlessAbsent } from "./answers.ts";
import { ask, RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "./rest-call.ts";
import { RefusedError } from "./rest-client.ts";
import type { FindRow, TypeRow } from "./type-row.ts";

/** Reads a resource by its address. Throws `RefusedError` when it is not there, or is shown and does not count as being there. */
export async function readPath(call: RestCall, type: string, path: string): Promise<ObservedResource> {
  const { isThereWhen } = rowOf(call, type);
  const found = await showPath(call, type, path);
  if (isThereWhen && !isThere(found.attributes, isThereWhen)) throw new RefusedError(notThere(path, String(isThereWhen.is ?? "made")));
  return found;
}

/** The same for whatever the service shows. */
export async function showPath(call: RestCall, type: string, path: string): Promise<ObservedResource> {
  const row = rowOf(call, type);
  if (!row.get)
    return row.find?.match === undefined || row.id === undefined ? observed(call.service, row, path, {}) : readListed(call, row, path);
  const variables = variablesOf(call, row, path);
  const answer = await ask(call, { row, call: row.get, variables });
  const body = row.element === undefined ? answer : elementIn(answer, row.element, variables);
  if (!body) throw new RefusedError(notThere(path, "listed"));
  return observed(call.service, row, path, body);
}

function isThere(body: PropertyMap, { field, is }: NonNullable<TypeRow["isThereWhen"]>): boolean {
  const value = valueAt(body, field.split("."));
  return is === undefined ? value !== undefined && value !== null : [is].flat().includes(String(value));
}

function elementIn(
  answer: PropertyMap,
  { items, id, holds }: NonNullable<TypeRow["element"]>,
  variables: Variables,
): PropertyMap | undefined {
  const listed = answer[items];
  const entries = Array.isArray(listed) ? (listed as readonly Value[]).filter(isMap) : [];
  const found = entries.find((entry) => entry[id] === variables["name"]);
  const held = found && holds && found[holds.list];
  return holds && !(Array.isArray(held) && held.includes(variables[holds.variable] ?? "")) ? undefined : found;
}

/** What can only be listed is looked for by the id in its address. */
async function readListed(call: RestCall, row: TypeRow, path: string): Promise<ObservedResource> {
  const items = await listRow(call, row, path);
  const found = items.map((item) => listed(call, row, { path, item })).find(({ identifier }) => identifier === path);
  if (!found) throw new RefusedError(notThere(path, "listed"));
  return found;
}

function notThere(path: string, wanted: string): CloudError {
  return {
    class: "notFound",
    code: "NotThere",
    message: `${path} is not ${wanted}`,
    remedy: "It is listed and does not count as being there yet.",
  };
}

/** By address where we know it, else in the list: by our labels, or by the fields that are ours alone. */
export async function findRow(call: RestCall, request: ResourceRequest): Promise<ObservedResource | undefined> {
  const row = rowOf(call, request.type);
  const path = String(request.properties[RESOURCE_PATH]);
  if (!row.isNamedByServer) {
    const found = await unlessAbsent(() => readPath(call, request.type, path));
    return found && isSettled(found, request, row) ? found : undefined;
  }
  const items = (await unlessAbsent(() => listRow(call, row, path, textsOf(request.properties)))) ?? [];
  return items
    .map((item) => listed(call, row, { path, item }))
    .filter(({ identifier }) => !(request.otherThan ?? []).includes(identifier))
    .filter(({ attributes }) => !row.isThereWhen || isThere(attributes, row.isThereWhen))
    .find((candidate) => isWanted(candidate, request, row));
}

/** What answers do not repeat as it was sent never counts: it is set once more, which changes nothing. */
function isSettled({ attributes }: ObservedResource, { properties }: ResourceRequest, { settledBy }: TypeRow): boolean {
  return settledBy === undefined || isEqual(attributes[settledBy], properties[settledBy]);
}

/** An entry of a list, under the address that a read of it would have. */
function listed(call: RestCall, row: TypeRow, { path, item }: { readonly path: string; readonly item: PropertyMap }): ObservedResource {
  return observed(call.service, row, drawnPath(row, variablesOf(call, row, path), item) ?? String(item["name"] ?? ""), item);
}

/** Address of what the service has given an id; `undefined` where services say the whole name. */
export function drawnPath(row: TypeRow, variables: Variables, answer: PropertyMap): string | undefined {
  if (row.id === undefined || row.at === undefined) return undefined;
  return fill(row.at, { ...variables, id: String(valueAt(answer, row.id.split(".")) ?? "") }, String);
}

function isWanted({ attributes, owner }: ObservedResource, { properties, owner: wanted }: ResourceRequest, row: TypeRow): boolean {
  if (row.labels !== undefined) return isSameOwner(owner, wanted);
  return matchFields(row.find).every((field) => isEqual(valueAt(attributes, field.split(".")), valueAt(properties, field.split("."))));
}

function matchFields(find: FindRow | undefined): readonly string[] {
  return [find?.match ?? "displayName"].flat();
}

const PAGES_MAX = 50;

/** Properties that a question may name. */
function textsOf(properties: PropertyMap): Variables {
  return Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

async function listRow(call: RestCall, row: TypeRow, path: string, texts: Variables = {}): Promise<readonly PropertyMap[]> {
  return row.find ? listItems(call, row, { ...row.find, variables: { ...texts, ...variablesOf(call, row, path) } }) : [];
}

/** A list to ask for: where, in which field of the answer, and of what. */
export interface ListQuestion extends Pick<FindRow, "path" | "query" | "items"> {
  readonly variables: Variables;
}

/** Every item of a list, page by page. */
export async function listItems(
  call: RestCall,
  row: TypeRow,
  { path, query: asked = {}, items, variables }: ListQuestion,
): Promise<readonly PropertyMap[]> {
  const found: PropertyMap[] = [];
  let page: Readonly<Record<string, string>> | undefined = {};
  for (let pages = 0; page !== undefined && pages < PAGES_MAX; pages += 1) {
    const answer: PropertyMap = await ask(call, { row, call: { method: "GET", path, query: asked }, variables, query: page });
    const entries = answer[items];
    if (Array.isArray(entries)) found.push(...(entries as readonly Value[]).filter(isMap));
    page = call.service.nextPage(answer);
  }
  return found;
}
