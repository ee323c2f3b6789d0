import type { ExistingResource, ObservedResource } from "@zerolake/execution";
import { unlessAbsent } from "./answers.ts";
import { drawnPath, listItems, readPath } from "./read-resource.ts";
import { type RestCall, rowOf } from "./rest-call.ts";

const VARIABLE = /\{\+?(\w+)\}/g;
const READS_IN_FLIGHT = 4;

/** Every resource of a type whose list needs no parent; `undefined` for the others. */
export async function listExistingRows(call: RestCall, type: string): Promise<readonly ExistingResource[] | undefined> {
  const row = rowOf(call, type);
  const { constants: variables } = call.service;
  if (!row.find || !row.get || !isComplete(row.find.path, variables)) return undefined;
  const items = await listItems(call, row, { path: row.find.path, items: row.find.items, variables });
  const paths = items.flatMap((item) => drawnPath(row, variables, item) ?? []);
  return readPaths(call, type, paths);
}

function isComplete(template: string, variables: Readonly<Record<string, string>>): boolean {
  return [...template.matchAll(VARIABLE)].every(([, name = ""]) => name in variables);
}

/** What of the addresses is still there when it is read, under its own name. */
export async function readPaths(call: RestCall, type: string, paths: readonly string[]): Promise<readonly ExistingResource[]> {
  const found: ExistingResource[] = [];
  for (let start = 0; start < paths.length; start += READS_IN_FLIGHT) {
    const batch = paths.slice(start, start + READS_IN_FLIGHT);
    const read = await Promise.all(batch.map((path) => unlessAbsent(() => readPath(call, type, path))));
    found.push(...read.filter((resource) => resource !== undefined).map(existing));
  }
  return found;
}

function existing(observed: ObservedResource): ExistingResource {
  const { display_name: displayName, displayName: title, name } = observed.attributes;
  const told = [title, displayName, name].find((text) => typeof text === "string");
  const last = observed.identifier.slice(observed.identifier.lastIndexOf("/") + 1);
  return { ...observed, title: told === undefined ? last : String(told).slice(String(told).lastIndexOf("/") + 1) };
}
