import { jsonReply, type Reply } from "../http/exchange.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { recordActivity } from "./activity/record-activity.ts";
import { checkBody, find } from "./check-request.ts";
import type { Route } from "./find-route.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { GoogleError, invalid } from "./google-error.ts";
import { etagOf } from "./outputs.ts";
import { projectResource } from "./project.ts";
import { existing } from "./resources.ts";

/** Who may do what with a resource; the caller's etag says which state a change was made for. */
export function getPolicy(call: GoogleCall, route: Route): Reply {
  return jsonReply(200, policyOf(holder(call, route)));
}

export async function setPolicy(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const resource = holder(call, route);
  const policy = isObject(body["policy"]) ? body["policy"] : body;
  if (policy["etag"] !== undefined && policy["etag"] !== policyOf(resource)["etag"]) {
    const isStorage = call.host === "storage.googleapis.com";
    throw isStorage
      ? new GoogleError(412, "FAILED_PRECONDITION", "The policy has changed since it was read.", "conditionNotMet")
      : new GoogleError(
          409,
          "ABORTED",
          "There were concurrent policy changes. Please retry the whole read-modify-write with exponential backoff.",
        );
  }
  checkMembers(call, policy);
  const { etag: _, ...content } = policy;
  recordActivity(call, resource.type, resource.identifier);
  await call.sandbox.store.resources.put({ ...resource, serviceState: { ...resource.serviceState, policy: content } });
  return jsonReply(200, { ...content, etag: etagOf(content) });
}

function holder(call: GoogleCall, { type }: Route): StoredResource {
  return type === "cloudresourcemanager.project" ? projectResource(call) : existing(call, type);
}

function policyOf({ serviceState }: StoredResource): JsonObject {
  const policy = isObject(serviceState["policy"]) ? serviceState["policy"] : { version: 1, bindings: [] };
  return { ...policy, etag: etagOf(policy) };
}

/** An account of the project that is not there, or not yet, cannot be a member. */
function checkMembers(call: GoogleCall, { bindings }: JsonObject): void {
  const members = (isArray(bindings) ? bindings : []).flatMap((binding) =>
    isObject(binding) && isArray(binding["members"]) ? binding["members"] : [],
  );
  const own = `@${call.project}.iam.gserviceaccount.com`;
  for (const member of members) {
    const email = String(member).replace("serviceAccount:", "");
    if (email.endsWith(own) && !isAccount(call, email)) throw invalid(`Service account ${email} does not exist.`);
  }
}

function isAccount(call: GoogleCall, email: string): boolean {
  const isOperator = call.sandbox.store.accessKeys.get(email)?.account === call.project;
  return isOperator || find(call, "iam.serviceAccount", `projects/${placeOf(call).account}/serviceAccounts/${email}`) !== undefined;
}
