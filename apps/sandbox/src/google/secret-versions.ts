import { bodyText, jsonReply, type Reply } from "../http/exchange.ts";
import { isObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { checkEnabled, find } from "./check-request.ts";
import type { GoogleCall } from "./google-call.ts";
import { invalid, notFound } from "./google-error.ts";
import { readBody } from "./resources.ts";

const HOST = "secretmanager.googleapis.com";
const VERSION = /^\/v1\/(projects\/[^/]+\/secrets\/[^/:]+)(?::addVersion|\/versions\/latest:access)$/;

/** What lies in a secret: each text is a new version of it, and the newest is read; `undefined` for every other request. */
export function answerSecretVersions(call: GoogleCall): Reply | Promise<Reply> | undefined {
  const { host, path, exchange } = call;
  const [, name] = host === HOST ? (VERSION.exec(path) ?? []) : [];
  if (name === undefined) return undefined;
  checkEnabled(call, host);
  const secret = find(call, "secretmanager.secret", name);
  if (!secret) throw notFound(name);
  return exchange.method === "POST" ? addVersion(call, secret) : access(secret);
}

async function addVersion({ sandbox, exchange }: GoogleCall, secret: StoredResource): Promise<Reply> {
  const { payload } = readBody(bodyText(exchange));
  const data = isObject(payload) ? payload["data"] : undefined;
  if (typeof data !== "string" || data === "") throw invalid("Secret Payload cannot be empty.");
  const version = Number(secret.serviceState["version"] ?? 0) + 1;
  await sandbox.store.resources.put({ ...secret, serviceState: { ...secret.serviceState, data, version } });
  return jsonReply(200, { name: `${secret.identifier}/versions/${version}`, state: "ENABLED" });
}

function access({ identifier, serviceState }: StoredResource): Reply {
  const { data, version } = serviceState;
  if (typeof data !== "string") throw notFound(`${identifier}/versions/latest`);
  return jsonReply(200, { name: `${identifier}/versions/${Number(version)}`, payload: { data } });
}
