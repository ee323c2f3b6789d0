import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, look } from "../azure-call.ts";

const API_VERSION = "2021-04-01";

/** Says with which version of its API a type can be read: lists name none, and only the provider knows. Each provider is asked once. */
export function apiVersions(call: AzureCall): (type: string) => Promise<string> {
  const asked = new Map<string, Promise<readonly PropertyMap[]>>();
  return async (type) => {
    const namespace = type.slice(0, type.indexOf("/"));
    const types = asked.get(namespace) ?? typesOf(call, namespace);
    asked.set(namespace, types);
    const kind = type.slice(namespace.length + 1).toLowerCase();
    const found = (await types).find(({ resourceType }) => String(resourceType).toLowerCase() === kind);
    return found ? bestOf(found) : API_VERSION;
  };
}

async function typesOf(call: AzureCall, namespace: string): Promise<readonly PropertyMap[]> {
  const provider = await look(call, `/subscriptions/${call.subscription}/providers/${namespace}?api-version=${API_VERSION}`);
  const types = provider?.["resourceTypes"];
  return isList(types) ? types.filter(isMap) : [];
}

/** The version that the provider itself prefers, else the newest that is no preview. */
function bestOf({ defaultApiVersion, apiVersions: listed }: PropertyMap): string {
  if (typeof defaultApiVersion === "string") return defaultApiVersion;
  const versions = (isList(listed) ? listed.map(String) : []).toSorted().toReversed();
  return versions.find((version) => !version.includes("preview")) ?? versions[0] ?? API_VERSION;
}
