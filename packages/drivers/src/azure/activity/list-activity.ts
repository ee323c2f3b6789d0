import type { Activity } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { unlessClosed } from "../../unless-closed.ts";
import type { AzureCall } from "../azure-call.ts";
import { listPages } from "../preflight/list-pages.ts";

const API_VERSION = "2015-04-01";
/** The log keeps ninety days and refuses questions about more. */
const KEPT_MS = 89 * 24 * 3_600_000;
const FIELDS = "eventTimestamp,caller,operationName,status,category,correlationId";

/** Azure's Activity Log of one resource, which is always on. */
export async function listActivity(call: AzureCall, id: string, since: string): Promise<readonly Activity[] | undefined> {
  const now = Date.now();
  const from = new Date(Math.max(Date.parse(since), now - KEPT_MS)).toISOString();
  const filter = `eventTimestamp ge '${from}' and eventTimestamp le '${new Date(now).toISOString()}' and resourceUri eq '${id}'`;
  const query = new URLSearchParams({ "api-version": API_VERSION, $filter: filter, $select: FIELDS });
  const path = `/subscriptions/${call.subscription}/providers/Microsoft.Insights/eventtypes/management/values?${query}`;
  return unlessClosed(async () => activitiesOf(await listPages(call, path)));
}

/** Each change has an event for its start, its end and what is between: the last one counts, and one that failed changed nothing. */
export function activitiesOf(events: readonly PropertyMap[]): readonly Activity[] {
  const sorted = events.toSorted((left, right) => timeOf(right) - timeOf(left));
  const changes = sorted.filter((event) => valueOf(event["category"]) === "Administrative" && isChange(valueOf(event["operationName"])));
  const failed = new Set(changes.filter(({ status }) => valueOf(status) === "Failed").map(keyOf));
  const latest = new Map<string, Activity>();
  for (const event of changes) {
    const key = keyOf(event);
    if (!failed.has(key) && !latest.has(key)) latest.set(key, activityOf(event));
  }
  return [...latest.values()];
}

function activityOf(event: PropertyMap): Activity {
  const actor = String(event["caller"] ?? "unknown");
  // Applications stand there with their object id, as assignments name them; people with their address.
  const principal = /^[0-9a-f-]{36}$/i.test(actor) ? { principal: actor } : {};
  return { at: new Date(timeOf(event)).toISOString(), actor, ...principal, action: valueOf(event["operationName"]) };
}

/** Asking for keys is an action, too, and changes nothing. */
function isChange(operation: string): boolean {
  return /\/(write|delete|action)$/i.test(operation) && !/\/(list|get|check|validate)\w*\/action$/i.test(operation);
}

function keyOf(event: PropertyMap): string {
  return `${String(event["correlationId"])} ${valueOf(event["operationName"])}`;
}

function timeOf(event: PropertyMap): number {
  return Date.parse(String(event["eventTimestamp"]));
}

function valueOf(field: Value | undefined): string {
  return isMap(field) ? String(field["value"] ?? "") : "";
}
