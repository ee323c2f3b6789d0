import type { OwnedResource } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { fill, type Variables } from "./address.ts";
import { observed } from "./answers.ts";
import { drawnPath, listItems } from "./read-resource.ts";
import { type RestCall, rowOf } from "./rest-call.ts";
import type { FindRow, TypeRow } from "./type-row.ts";

/** Lists whose items bear labels, by type; a type that lies inside another lists each of those that are ours. */
export type OwnedLists = Readonly<Record<string, OwnedList>>;

export interface OwnedList extends Pick<FindRow, "path" | "items"> {
  readonly query?: Readonly<Record<string, string>>;
  /** The type that it lies in; its name is the variable `parent` of the query. */
  readonly inside?: string;
}

/** Everything with our labels in the lists of a service that has any. */
export async function listOwnedRows(call: RestCall, lists: OwnedLists, installation: string): Promise<readonly OwnedResource[]> {
  const found: OwnedResource[] = [];
  for (const [type, list] of Object.entries(lists)) {
    const parents =
      list.inside === undefined ? [{}] : found.filter((one) => one.type === list.inside).map((one) => ({ parent: nameIn(one) }));
    for (const parent of parents) found.push(...(await ownedIn(call, { type, list, parent, installation })));
  }
  return found;
}

interface Asked {
  readonly type: string;
  readonly list: OwnedList;
  readonly parent: Readonly<Record<string, string>>;
  readonly installation: string;
}

async function ownedIn(call: RestCall, { type, list, parent, installation }: Asked): Promise<readonly OwnedResource[]> {
  const row = rowOf(call, type);
  const variables = { ...call.service.constants, ...parent };
  const items = await listItems(call, row, { path: list.path, items: list.items, variables, ...(list.query ? { query: list.query } : {}) });
  return items.flatMap((item): readonly OwnedResource[] => {
    const path = drawnPath(row, variables, item) ?? namedPath(row, variables, item);
    const { owner, attributes } = observed(call.service, row, path, item);
    if (owner?.installation !== installation) return [];
    return [{ type, via: `rest:${type.slice(0, type.indexOf("."))}`, identifier: path, title: titleOf(attributes, path), owner }];
  });
}

/** Where services take the name, the address says it. */
function namedPath(row: TypeRow, variables: Variables, { full_name: fullName, name }: PropertyMap): string {
  return fill(row.at ?? row.get?.path ?? "", { ...variables, name: String(fullName ?? name) }, String);
}

function titleOf({ name }: PropertyMap, path: string): string {
  return typeof name === "string" ? name : path;
}

function nameIn({ identifier }: OwnedResource): string {
  return identifier.slice(identifier.lastIndexOf("/") + 1);
}
