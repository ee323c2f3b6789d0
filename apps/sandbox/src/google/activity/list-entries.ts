import { bodyText, jsonReply, type Reply } from "../../http/exchange.ts";
import { isArray } from "../../json.ts";
import type { StoredActivity } from "../../store/records.ts";
import type { GoogleCall } from "../google-call.ts";
import { invalid } from "../google-error.ts";
import { readBody } from "../resources.ts";
import { compileFilter } from "./entry-filter.ts";

const HOST = "logging.googleapis.com";
const PAGE = 50;
const PAGE_MAX = 1_000;
/** The required bucket keeps what administrators do this long. */
const REMEMBERED_MS = 400 * 24 * 3_600_000;

/** Cloud Logging's `entries.list` for the log of what administrators do; `undefined` for every other request. */
export function listEntries(call: GoogleCall): Promise<Reply> | undefined {
  if (call.host !== HOST || call.exchange.method !== "POST" || call.path !== "/v2/entries:list") return undefined;
  return answer(call);
}

async function answer({ sandbox, project, exchange }: GoogleCall): Promise<Reply> {
  const body = readBody(bodyText(exchange));
  const names = isArray(body["resourceNames"]) ? body["resourceNames"] : [];
  if (!names.includes(`projects/${project}`)) throw invalid("resourceNames: name the project whose entries are wanted.");
  const wanted = compileFilter(String(body["filter"] ?? ""));
  const now = sandbox.now();
  const all = await sandbox.store.activities.list({ account: project, from: now - REMEMBERED_MS, to: now });
  const ordered = body["orderBy"] === "timestamp desc" ? all : all.toReversed();
  const entries = ordered.map((activity) => entryOf(activity)).filter(wanted);
  const start = Number(body["pageToken"] ?? 0);
  const end = start + Math.min(PAGE_MAX, Number(body["pageSize"] ?? PAGE));
  return jsonReply(200, { entries: entries.slice(start, end), ...(end < entries.length ? { nextPageToken: String(end) } : {}) });
}

function entryOf({ id, at, actor, action, type, identifier, account }: StoredActivity) {
  return {
    logName: `projects/${account}/logs/cloudaudit.googleapis.com%2Factivity`,
    insertId: id,
    timestamp: new Date(at).toISOString(),
    severity: "NOTICE",
    resource: { type: "audited_resource", labels: { project_id: account } },
    protoPayload: {
      "@type": "type.googleapis.com/google.cloud.audit.AuditLog",
      serviceName: `${type.split(".")[0]}.googleapis.com`,
      methodName: action,
      resourceName: nameInLog(identifier),
      authenticationInfo: { principalEmail: actor },
      status: {},
    },
  };
}

/** Buckets belong to no project in their own API, and to a nameless one in the log. */
function nameInLog(identifier: string): string {
  return identifier.replace(/^b\//, "projects/_/buckets/");
}
