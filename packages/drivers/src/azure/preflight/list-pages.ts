import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, look } from "../azure-call.ts";

/** Everything that a list of ARM holds, page after page. */
export async function listPages(call: AzureCall, path: string): Promise<readonly PropertyMap[]> {
  const found: PropertyMap[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page: PropertyMap | undefined = await look(call, next);
    const items = page?.["value"];
    found.push(...(isList(items) ? items.filter(isMap) : []));
    const link: unknown = page?.["nextLink"];
    next = typeof link === "string" && link !== "" ? link : undefined;
  }
  return found;
}
