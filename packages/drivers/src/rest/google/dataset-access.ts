import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { ask, type RestCall, rowOf, variablesOf } from "../rest-call.ts";
import type { Member } from "./member.ts";

const DATASET = "bigquery.dataset";
/** Roles that a dataset shows by their old names. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  "roles/bigquery.dataViewer": "READER",
  "roles/bigquery.dataEditor": "WRITER",
  "roles/bigquery.dataOwner": "OWNER",
};

/** A dataset has no policy over REST: who may do what stands in its `access`. */
export function readAccess(call: RestCall, on: string): Promise<PropertyMap> {
  const row = rowOf(call, DATASET);
  if (!row.get) throw new Error("The row of datasets has no read");
  return ask(call, { row, call: row.get, variables: variablesOf(call, row, on) });
}

/** Writes the whole list back, unless the dataset has changed since it was read. */
export async function writeAccess(call: RestCall, on: string, { access = [], etag }: PropertyMap): Promise<void> {
  const row = rowOf(call, DATASET);
  if (!row.update) throw new Error("The row of datasets has no update");
  const headers = { "if-match": String(etag ?? "*") };
  await ask(call, { row, call: row.update, variables: variablesOf(call, row, on), headers, body: { access } });
}

export function hasAccess(dataset: PropertyMap, member: Member): boolean {
  return entriesOf(dataset).some((entry) => isOf(entry, member));
}

export function withAccess(dataset: PropertyMap, member: Member): PropertyMap {
  return { ...dataset, access: [...entriesOf(dataset), { role: member.role, ...whom(member.member) }] };
}

export function withoutAccess(dataset: PropertyMap, member: Member): PropertyMap {
  return { ...dataset, access: entriesOf(dataset).filter((entry) => !isOf(entry, member)) };
}

function isOf(entry: PropertyMap, { role, member }: Member): boolean {
  const isRole = entry["role"] === role || entry["role"] === OLD_NAMES[role];
  return isRole && Object.entries(whom(member)).every(([key, value]) => entry[key] === value);
}

/** `serviceAccount:a@b` is `userByEmail`, a group is `groupByEmail`, everybody else goes by the member's whole name. */
function whom(member: string): Readonly<Record<string, string>> {
  const [kind = "", ...rest] = member.split(":");
  const name = rest.join(":");
  if (kind === "serviceAccount" || kind === "user") return { userByEmail: name };
  return kind === "group" ? { groupByEmail: name } : { iamMember: member };
}

function entriesOf({ access }: PropertyMap): readonly PropertyMap[] {
  return Array.isArray(access) ? (access as readonly Value[]).filter(isMap) : [];
}
