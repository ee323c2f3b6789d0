import { CloudRefusalError, type PreflightVerdict, type RegionQuestion } from "@zerolake/execution";
import { isList, isMap, type PropertyMap } from "@zerolake/resources";
import type { GoogleInspection } from "./google-inspection.ts";

/** A few neighbours are help, fifty are none. */
const NAMED_MAX = 5;

/** Each service lists where it is, to projects that have it on. */
export function regionVerdicts(at: GoogleInspection, asked: readonly RegionQuestion[]): Promise<readonly PreflightVerdict[]> {
  return Promise.all(asked.map(({ service }) => askService(at, service)));
}

async function askService(at: GoogleInspection, service: string): Promise<PreflightVerdict> {
  try {
    return verdictOf(service, await listPlaces(at, service), at.region);
  } catch (error) {
    if (!(error instanceof CloudRefusalError)) throw error;
    if (error.error.code !== "SERVICE_DISABLED") return { answer: "unknown", detail: error.error.message };
    return { answer: "unknown", detail: "Off in the project: it tells where it is once the deployment has switched it on." };
  }
}

async function listPlaces({ client, project, signal }: GoogleInspection, service: string): Promise<readonly string[]> {
  const places: string[] = [];
  let pageToken: string | undefined;
  do {
    const page: PropertyMap = await client.send({
      method: "GET",
      url: `https://${service}/v1/projects/${project}/locations`,
      ...(pageToken === undefined ? {} : { query: { pageToken } }),
      signal,
    });
    const { locations, nextPageToken } = page;
    places.push(...(isList(locations) ? locations.filter(isMap) : []).map(({ locationId }) => String(locationId)));
    pageToken = typeof nextPageToken === "string" && nextPageToken !== "" ? nextPageToken : undefined;
  } while (pageToken !== undefined);
  return places;
}

/** Some services list the zones of a region in its place. */
function verdictOf(service: string, places: readonly string[], region: string): PreflightVerdict {
  if (places.length === 0) return { answer: "unknown", detail: "The service does not say where it is." };
  if (places.some((place) => place === region || place.startsWith(`${region}-`))) return { answer: "yes" };
  const named = places.filter((place) => place !== "global").slice(0, NAMED_MAX);
  return {
    answer: "no",
    detail: `${region} has no ${service}.`,
    remedy: `Choose another region, such as ${named.join(", ")}, or another engine for this component.`,
  };
}
