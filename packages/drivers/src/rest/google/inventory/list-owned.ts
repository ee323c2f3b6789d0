import type { OwnedListing, OwnedResource } from "@zerolake/execution";
import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { readVariables } from "../../address.ts";
import { ownerOfLabels } from "../../owner-labels.ts";
import type { RestClient } from "../../rest-client.ts";
import { GOOGLE_ROWS } from "../google-rows.ts";

const PAGE_SIZE = "500";
const UNLABELLED =
  "Google Cloud: what takes no labels, such as service accounts, networks, databases inside instances and members of policies, cannot be told from what others made.";

interface Search {
  readonly client: RestClient;
  readonly project: string;
  readonly signal: AbortSignal;
}

/** Everything in the project with our labels, as Cloud Asset Inventory has it; what is younger than a few minutes may not be there yet. */
export async function listOwned(search: Search, installation: string): Promise<OwnedListing> {
  const resources: OwnedResource[] = [];
  let pageToken: string | undefined;
  do {
    const page = await searchPage(search, installation, pageToken);
    const results = isList(page["results"]) ? page["results"].filter(isMap) : [];
    resources.push(...results.flatMap((result) => ownedBy(result, installation, search.project)));
    const next = page["nextPageToken"];
    pageToken = typeof next === "string" && next !== "" ? next : undefined;
  } while (pageToken !== undefined);
  return { resources, gaps: [UNLABELLED] };
}

function searchPage({ client, project, signal }: Search, installation: string, pageToken: string | undefined): Promise<PropertyMap> {
  return client.send({
    method: "GET",
    url: `https://cloudasset.googleapis.com/v1/projects/${project}:searchAllResources`,
    query: {
      query: `labels.zerolake_installation="${installation}"`,
      pageSize: PAGE_SIZE,
      ...(pageToken === undefined ? {} : { pageToken }),
    },
    signal,
  });
}

/** The inventory finds words, not whole values: whose a resource is, its labels say. What no row knows is told as the inventory names it. */
function ownedBy(result: PropertyMap, installation: string, project: string): readonly OwnedResource[] {
  const owner = ownerOfLabels(result, { api: "", labels: "labels" });
  if (owner?.installation !== installation) return [];
  const assetType = String(result["assetType"]);
  const name = String(result["name"]);
  const type = typeOf(assetType);
  const path = type === undefined ? undefined : pathOf(type, name, project);
  const title = name.slice(name.lastIndexOf("/") + 1);
  if (type === undefined || path === undefined) return [{ type: assetType, via: "asset", identifier: name, title, owner }];
  return [{ type, via: "rest:google", identifier: path, title, owner }];
}

/** `pubsub.googleapis.com/Topic` is our `pubsub.topic`. */
function typeOf(assetType: string): string | undefined {
  const [service = "", kind = ""] = assetType.split(".googleapis.com/");
  const type = `${service}.${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
  return type in GOOGLE_ROWS ? type : undefined;
}

/** `//pubsub.googleapis.com/projects/12/topics/t` is our `projects/p/topics/t`; names of buckets stand there alone. */
function pathOf(type: string, name: string, project: string): string | undefined {
  const row = GOOGLE_ROWS[type];
  const template = row?.at ?? row?.get?.path;
  if (template === undefined) return undefined;
  const below = name.replace(/^\/\/[^/]+\//, "").replace(/^projects\/[^/]+\//, `projects/${project}/`);
  return [below, `b/${below}`].find((path) => readVariables(template, path) !== undefined);
}
