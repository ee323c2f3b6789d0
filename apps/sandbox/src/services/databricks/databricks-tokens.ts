import { createHmac, timingSafeEqual } from "node:crypto";
import { bodyText, type Exchange, jsonReply, type Reply } from "../../http/exchange.ts";
import type { Sandbox } from "../../sandbox.ts";
import type { StoredAccessKey } from "../../store/records.ts";
import { type ServiceCall, ServiceError } from "../service-call.ts";

const TOKEN_SECONDS = 3600;
const MS_PER_SECOND = 1000;

/** The workspace's token address: a service principal proves itself with its secret and gets a token for an hour. */
export function issueToken({ store, now }: Sandbox, exchange: Exchange): Reply {
  const form = new URLSearchParams(bodyText(exchange));
  if (form.get("grant_type") !== "client_credentials") return refusal("unsupported_grant_type", "The sandbox supports client_credentials.");
  const [id = "", secret = ""] = basicOf(exchange);
  const key = store.accessKeys.get(id);
  const isExpired = (key?.expiresAt ?? Number.POSITIVE_INFINITY) <= now();
  if (key?.cloud !== "databricks" || !isSame(secret, key.secretAccessKey) || isExpired)
    return refusal("invalid_client", "Client authentication failed");
  const expires = Math.floor(now() / MS_PER_SECOND) + TOKEN_SECONDS;
  return jsonReply(200, { access_token: tokenOf(key, expires), expires_in: TOKEN_SECONDS, token_type: "Bearer", scope: "all-apis" });
}

function refusal(error: string, description: string): Reply {
  return jsonReply(401, { error, error_description: description });
}

/** The workspace of a valid token; every workspace has a host of its own. */
export function workspaceOf({ sandbox, exchange, host }: Omit<ServiceCall, "account">): string {
  const token = (exchange.headers["authorization"] ?? "").replace(/^Bearer /, "");
  const [id = "", expires = ""] = Buffer.from(token.split(".")[0] ?? "", "base64url")
    .toString("utf8")
    .split(" ");
  const key = sandbox.store.accessKeys.get(id);
  const isOver = Number(expires) * MS_PER_SECOND <= sandbox.now();
  if (key?.cloud !== "databricks" || key.account !== host || isOver || !isSame(token, tokenOf(key, Number(expires)))) {
    throw new ServiceError(401, "UNAUTHENTICATED", "Credential was not sent or was of an unsupported type for this API.");
  }
  return key.account;
}

function tokenOf({ accessKeyId, secretAccessKey }: StoredAccessKey, expires: number): string {
  const content = Buffer.from(`${accessKeyId} ${expires}`).toString("base64url");
  return `${content}.${createHmac("sha256", secretAccessKey).update(content).digest("base64url")}`;
}

/** User and password of a Basic header. */
export function basicOf({ headers }: Pick<Exchange, "headers">): readonly string[] {
  const text = Buffer.from((headers["authorization"] ?? "").replace(/^Basic /, ""), "base64").toString("utf8");
  const end = text.indexOf(":");
  return [text.slice(0, Math.max(0, end)), text.slice(end + 1)];
}

export function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
