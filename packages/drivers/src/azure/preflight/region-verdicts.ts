import type { PreflightVerdict, RegionQuestion } from "@zerolake/execution";
import { isList, isMap } from "@zerolake/resources";
import { type AzureCall, look } from "../azure-call.ts";

const API_VERSION = "2021-04-01";
/** A few neighbours are help, fifty are none. */
const NAMED_MAX = 5;

/** Where each provider says that its types are; one that lists no place for a type has it everywhere. */
export async function regionVerdicts(call: AzureCall, asked: readonly RegionQuestion[]): Promise<readonly PreflightVerdict[]> {
  const namespaces = [...new Set(asked.map(({ service }) => namespaceOf(service)))];
  const lists = new Map(await Promise.all(namespaces.map(async (namespace) => [namespace, await placesOf(call, namespace)] as const)));
  return asked.map(({ service }) => verdictOf(service, lists.get(namespaceOf(service))?.get(service.toLowerCase()), call.region));
}

function namespaceOf(type: string): string {
  return type.split("/")[0] ?? type;
}

/** The types of a provider in small letters, each with the display names of its regions, such as `West Europe`. */
async function placesOf(call: AzureCall, namespace: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const provider = await look(call, `/subscriptions/${call.subscription}/providers/${namespace}?api-version=${API_VERSION}`);
  const types = provider?.["resourceTypes"];
  return new Map(
    (isList(types) ? types.filter(isMap) : []).map(({ resourceType, locations }) => [
      `${namespace}/${String(resourceType)}`.toLowerCase(),
      isList(locations) ? locations.map(String) : [],
    ]),
  );
}

function verdictOf(type: string, places: readonly string[] | undefined, region: string): PreflightVerdict {
  if (!places) return { answer: "unknown", detail: "Azure does not say where it is." };
  if (places.length === 0 || places.some((place) => nameOf(place) === nameOf(region))) return { answer: "yes" };
  return {
    answer: "no",
    detail: `${region} has no ${type}.`,
    remedy: `Choose another region, such as ${places.slice(0, NAMED_MAX).join(", ")}, or another engine for this component.`,
  };
}

/** `West Europe` is `westeurope`. */
function nameOf(place: string): string {
  return place.toLowerCase().replaceAll(" ", "");
}
