import type { Activity, ResourceIdentity } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { Pace } from "../../../pace.ts";
import { unlessClosed } from "../../../unless-closed.ts";
import type { RestClient } from "../../rest-client.ts";
import { nameInLog } from "./name-in-log.ts";

/** Cloud Logging takes sixty questions a minute from a project ("Quotas and limits"). */
export const QUESTION_EVERY_MS = 1_000;
const PAGE = 100;
/** Newest first: whatever is further back explains nothing that is new. */
const PAGES_MAX = 5;

interface ActivityAt {
  readonly client: RestClient;
  readonly project: string;
  readonly signal: AbortSignal;
  readonly pace: Pace;
}

/** The log of what administrators do, which every project keeps and nobody can switch off. */
export function listActivity(at: ActivityAt, identity: ResourceIdentity, since: string): Promise<readonly Activity[] | undefined> {
  const filter = [
    `logName="projects/${at.project}/logs/cloudaudit.googleapis.com%2Factivity"`,
    `timestamp>="${since}"`,
    `protoPayload.resourceName=~"${nameInLog(identity)}"`,
  ].join(" AND ");
  return unlessClosed(async () => activitiesOf(await entriesOf(at, filter)));
}

async function entriesOf({ client, project, signal, pace }: ActivityAt, filter: string): Promise<readonly PropertyMap[]> {
  const entries: PropertyMap[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    await pace.turn(signal);
    const page: PropertyMap = await client.send({
      method: "POST",
      url: "https://logging.googleapis.com/v2/entries:list",
      body: {
        resourceNames: [`projects/${project}`],
        filter,
        orderBy: "timestamp desc",
        pageSize: PAGE,
        ...(pageToken === undefined ? {} : { pageToken }),
      },
      signal,
    });
    const { entries: found, nextPageToken } = page;
    entries.push(...(isList(found) ? found.filter(isMap) : []));
    if (typeof nextPageToken !== "string" || nextPageToken === "") break;
    pageToken = nextPageToken;
  }
  return entries;
}

/** Long work has an entry for its start and one for its end: the last one counts, and one that failed changed nothing. */
export function activitiesOf(entries: readonly PropertyMap[]): readonly Activity[] {
  const told = entries.map((entry) => ({ key: keyOf(entry), payload: mapIn(entry["protoPayload"]), at: String(entry["timestamp"]) }));
  const failed = new Set(told.filter(({ payload }) => Number(mapIn(payload["status"])["code"] ?? 0) !== 0).map(({ key }) => key));
  const latest = new Map<string, Activity>();
  for (const { key, payload, at } of told) {
    if (failed.has(key) || latest.has(key)) continue;
    const actor = String(mapIn(payload["authenticationInfo"])["principalEmail"] ?? "unknown");
    latest.set(key, { at: new Date(at).toISOString(), actor, principal: memberOf(actor), action: String(payload["methodName"]) });
  }
  return [...latest.values()];
}

function keyOf({ operation, insertId }: PropertyMap): string {
  return String(mapIn(operation)["id"] ?? insertId);
}

/** As policies name them: the log says the address only. */
function memberOf(email: string): string {
  return `${email.endsWith(".gserviceaccount.com") ? "serviceAccount" : "user"}:${email}`;
}

function mapIn(value: Value | undefined): PropertyMap {
  return isMap(value) ? value : {};
}
