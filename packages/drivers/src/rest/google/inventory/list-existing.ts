import type { ExistingResource } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { valueAt } from "../../../property-path.ts";
import { fill, readVariables, type Variables } from "../../address.ts";
import { unlessAbsent } from "../../answers.ts";
import { readPaths } from "../../list-existing-rows.ts";
import { listItems } from "../../read-resource.ts";
import type { RestCall } from "../../rest-call.ts";
import type { TypeRow } from "../../type-row.ts";
import { GOOGLE_ROWS } from "../google-rows.ts";

/** Services of before the shared form of lists put everything into `items`. */
const OLD_LISTS = /^https:\/\/(compute|storage|sqladmin)\./;
/** Where an item of an old list says its own name. */
const NAME_FIELDS = ["datasetReference.datasetId", "name"];

/**
 * Every resource of a type in the project and region; `undefined` for what lies inside another, is a member of a list of one, or is no
 * resource of its own. Google lists where it creates.
 */
export async function listExisting(call: RestCall, region: string, type: string): Promise<readonly ExistingResource[] | undefined> {
  const row = GOOGLE_ROWS[type];
  const collection = row && collectionOf(row);
  const variables = { ...call.service.constants, location: region };
  if (!row || collection === undefined || !isComplete(collection, variables)) return undefined;
  const query = row.create?.query?.["project"] === undefined ? {} : { query: { project: "{project}" } };
  const items = OLD_LISTS.test(row.api) ? "items" : collection.slice(collection.lastIndexOf("/") + 1);
  const found = await unlessAbsent(() => listItems(call, row, { path: collection, items, variables, ...query }));
  return readPaths(
    call,
    type,
    (found ?? []).flatMap((item) => pathOf(row, variables, item) ?? []),
  );
}

/** The address of a list is that of an item without its name. */
function collectionOf({ get, at, element, delete: remove }: TypeRow): string | undefined {
  const path = get?.path;
  if (path === undefined || at !== undefined || element !== undefined || remove === undefined || path.startsWith("https:"))
    return undefined;
  return path.endsWith("/{name}") ? path.slice(0, -"/{name}".length) : undefined;
}

function isComplete(template: string, variables: Variables): boolean {
  return [...template.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => name in variables);
}

/** New services tell the whole name, old ones only its end. */
function pathOf({ get }: TypeRow, variables: Variables, item: PropertyMap): string | undefined {
  const template = get?.path ?? "";
  const told = NAME_FIELDS.map((field) => valueAt(item, field.split("."))).find((name) => typeof name === "string");
  if (typeof told !== "string") return undefined;
  const whole = told.replace(/^projects\/[^/]+\//, `projects/${variables["project"]}/`);
  if (readVariables(template, whole)) return whole;
  return fill(template, { ...variables, name: told.slice(told.lastIndexOf("/") + 1) }, String);
}
