import { jsonReply, type Reply } from "../../http/exchange.ts";
import { checkEnabled } from "../check-request.ts";
import type { GoogleCall } from "../google-call.ts";
import { REGIONS } from "../project.ts";

/** Services whose discovery documents have `projects.locations.list` in `v1`. */
const SERVICES: ReadonlySet<string> = new Set(
  [
    "aiplatform",
    "alloydb",
    "artifactregistry",
    "cloudkms",
    "cloudscheduler",
    "dataplex",
    "datastream",
    "managedkafka",
    "metastore",
    "networkconnectivity",
    "notebooks",
    "run",
    "workflows",
  ].map((service) => `${service}.googleapis.com`),
);
/** A page of what the service chooses when it is not told a size. */
const PAGE_SIZE = 4;

/** Where a service is, page by page; `undefined` for any other request. */
export function listLocations(call: GoogleCall): Reply | undefined {
  const { host, path, project, exchange, sandbox } = call;
  if (exchange.method !== "GET" || !SERVICES.has(host) || path !== `/v1/projects/${project}/locations`) return undefined;
  checkEnabled(call, host);
  const there = REGIONS.filter((region) => !sandbox.conditions.holds(project, "missingService", `${host} in ${region}`));
  const start = Number(exchange.query.get("pageToken") ?? 0);
  const end = start + (Number(exchange.query.get("pageSize")) || PAGE_SIZE);
  const locations = there.slice(start, end).map((locationId) => ({
    name: `projects/${project}/locations/${locationId}`,
    locationId,
    labels: { "cloud.googleapis.com/region": locationId },
  }));
  return jsonReply(200, end < there.length ? { locations, nextPageToken: String(end) } : { locations });
}
