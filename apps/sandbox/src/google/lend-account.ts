import { bodyText, jsonReply, type Reply } from "../http/exchange.ts";
import { isArray, isObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { lentKey } from "./federation.ts";
import type { GoogleCall } from "./google-call.ts";
import { GoogleError } from "./google-error.ts";
import { tokenOf } from "./tokens.ts";

const HOST = "iamcredentials.googleapis.com";
const PATH = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/;
/** Roles with iam.serviceAccounts.getAccessToken. */
const LENDING = ["roles/iam.workloadIdentityUser", "roles/iam.serviceAccountTokenCreator"];
const SECONDS_MAX = 3_600;
const MS_PER_SECOND = 1_000;

/** generateAccessToken: a token of a service account for whoever its policy lets act as it. */
export function lendAccount(call: GoogleCall): Promise<Reply> | undefined {
  const email = call.host === HOST && call.exchange.method === "POST" ? PATH.exec(call.path)?.[1] : undefined;
  return email === undefined ? undefined : lend(call, decodeURIComponent(email));
}

async function lend({ sandbox, caller, exchange }: GoogleCall, email: string): Promise<Reply> {
  const account = sandbox.store.resources
    .listEverywhere("iam.serviceAccount")
    .find(({ identifier }) => identifier.endsWith(`/serviceAccounts/${email}`));
  const member = caller.startsWith("principal://") ? caller : `serviceAccount:${caller}`;
  if (!account || !mayActAs(account, member)) {
    throw new GoogleError(
      403,
      "PERMISSION_DENIED",
      "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      "IAM_PERMISSION_DENIED",
    );
  }
  const seconds = Math.min(SECONDS_MAX, secondsIn(bodyText(exchange)));
  const key = await lentKey(sandbox.store, sandbox.now(), { accessKeyId: email, account: account.account });
  const ends = Math.floor(sandbox.now() / MS_PER_SECOND) + seconds;
  return jsonReply(200, { accessToken: tokenOf(key, ends), expireTime: new Date(ends * MS_PER_SECOND).toISOString() });
}

function mayActAs({ serviceState }: StoredResource, member: string): boolean {
  const policy = isObject(serviceState["policy"]) ? serviceState["policy"] : {};
  const bindings = isArray(policy["bindings"]) ? policy["bindings"].filter(isObject) : [];
  return bindings.some(({ role, members }) => LENDING.includes(String(role)) && isArray(members) && members.includes(member));
}

function secondsIn(text: string): number {
  const body: unknown = JSON.parse(text || "{}");
  const lifetime = isObject(body) ? body["lifetime"] : undefined;
  const seconds = typeof lifetime === "string" ? Number(lifetime.replace(/s$/, "")) : SECONDS_MAX;
  if (!(seconds > 0)) throw new GoogleError(400, "INVALID_ARGUMENT", "Request contains an invalid argument.");
  return seconds;
}
