import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { bodyText, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import { isObject } from "../json.ts";
import type { Sandbox } from "../sandbox.ts";
import type { ArmCaller } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { guidOf } from "./guid.ts";

const LIFETIME_SECONDS = 3600;
const MS_PER_SECOND = 1000;
const TOKEN_PATH = /^\/([0-9a-f-]{36})\/oauth2\/v2\.0\/token$/i;

export function isTokenPath(path: string): boolean {
  return TOKEN_PATH.test(path);
}

/** Tenant of an organisation's subscription. */
export function tenantOf(subscription: string): string {
  return guidOf(`tenant ${subscription}`);
}

/** Object id of an application in the directory. */
export function principalOf(clientId: string): string {
  return guidOf(`principal ${clientId}`);
}

/** The client-credentials grant: an application proves itself with its secret and gets a token for an hour. */
export function answerToken(sandbox: Sandbox, exchange: Exchange): Reply {
  const form = new URLSearchParams(bodyText(exchange));
  const tenant = TOKEN_PATH.exec(exchange.path)?.[1] ?? "";
  const key = sandbox.store.accessKeys.get(form.get("client_id") ?? "");
  if (exchange.method !== "POST" || form.get("grant_type") !== "client_credentials") {
    return refusal("unsupported_grant_type", "AADSTS70003: The sandbox supports the grant type client_credentials.", 400);
  }
  if (key?.cloud !== "azure" || tenantOf(key.account) !== tenant.toLowerCase()) {
    return refusal(
      "unauthorized_client",
      `AADSTS700016: Application with identifier '${form.get("client_id")}' was not found in the directory.`,
      400,
    );
  }
  if (!isSame(form.get("client_secret") ?? "", key.secretAccessKey)) {
    return refusal("invalid_client", "AADSTS7000215: Invalid client secret provided.", 401);
  }
  const now = Math.floor(sandbox.now() / MS_PER_SECOND);
  if (key.expiresAt !== undefined && key.expiresAt <= sandbox.now()) {
    return refusal("invalid_client", "AADSTS7000222: The provided client secret keys for the app are expired.", 401);
  }
  const claims = { tid: tenant, appid: key.accessKeyId, oid: principalOf(key.accessKeyId), exp: now + LIFETIME_SECONDS };
  return jsonReply(200, { token_type: "Bearer", expires_in: LIFETIME_SECONDS, access_token: sign(claims, key.secretAccessKey) });
}

/** Who a bearer token belongs to. Throws as ARM does for one that is missing, forged or too old. */
export function callerOf(sandbox: Sandbox, exchange: Exchange): ArmCaller {
  const [header = "", payload = "", signature = ""] = (exchange.headers["authorization"] ?? "").replace(/^Bearer /i, "").split(".");
  const claims = readClaims(payload);
  const key = sandbox.store.accessKeys.get(claims.appid);
  if (key?.cloud !== "azure" || !isSame(signature, hmac(`${header}.${payload}`, key.secretAccessKey))) {
    throw new ArmError(401, "InvalidAuthenticationToken", "The access token is invalid.");
  }
  if (claims.exp * MS_PER_SECOND <= sandbox.now()) {
    throw new ArmError(401, "ExpiredAuthenticationToken", "The access token expiry UTC time is earlier than current UTC time.");
  }
  return { tenant: claims.tid, clientId: key.accessKeyId, subscription: key.account };
}

function readClaims(payload: string): { readonly appid: string; readonly tid: string; readonly exp: number } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    if (isObject(claims)) return { appid: String(claims["appid"]), tid: String(claims["tid"]), exp: Number(claims["exp"]) };
  } catch {
    // Told by whoever finds no such application.
  }
  return { appid: "", tid: "", exp: 0 };
}

function sign(claims: object, secret: string): string {
  const text = [{ alg: "HS256", typ: "JWT" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${hmac(text, secret)}`;
}

function hmac(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(createHash("sha256").update(given).digest(), createHash("sha256").update(wanted).digest());
}

function refusal(error: string, description: string, status: number): Reply {
  return jsonReply(status, { error, error_description: description });
}
