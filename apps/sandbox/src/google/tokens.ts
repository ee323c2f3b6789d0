import { createHmac, createPublicKey, createVerify, timingSafeEqual } from "node:crypto";
import { bodyText, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredAccessKey } from "../store/records.ts";
import { GoogleError } from "./google-error.ts";

export const TOKEN_SECONDS = 3600;
const MS_PER_SECOND = 1000;

/** The token endpoint: a service account proves by its key who it is and gets a token for an hour. */
export function issueToken({ store, now }: Sandbox, exchange: Exchange): Reply {
  const form = new URLSearchParams(bodyText(exchange));
  if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:jwt-bearer")
    return refusal("unsupported_grant_type", "Invalid grant_type.");
  const [header = "", claims = "", signature = ""] = (form.get("assertion") ?? "").split(".");
  const email = emailIn(claims);
  const key = store.accessKeys.get(email);
  // What was lent for an hour is no key file.
  if (key?.cloud !== "gcp" || !key.secretAccessKey.startsWith("-----BEGIN"))
    return refusal("invalid_grant", "Invalid grant: account not found.");
  if (!isSigned(`${header}.${claims}`, signature, key)) return refusal("invalid_grant", "Invalid JWT Signature.");
  const expires = Math.floor(now() / MS_PER_SECOND) + TOKEN_SECONDS;
  return jsonReply(200, { access_token: tokenOf(key, expires), expires_in: TOKEN_SECONDS, token_type: "Bearer" });
}

function refusal(error: string, description: string): Reply {
  return jsonReply(400, { error, error_description: description });
}

/** Whose valid token the request carries. */
export function callerOf({ store, now }: Sandbox, exchange: Exchange): StoredAccessKey {
  const token = exchange.headers["authorization"]?.replace(/^Bearer /, "") ?? "";
  const [email = "", expires = ""] = Buffer.from(token.split(".")[0] ?? "", "base64url")
    .toString("utf8")
    .split(" ");
  const key = store.accessKeys.get(email);
  const isExpired = Number(expires) * MS_PER_SECOND <= now() || (key?.expiresAt ?? Number.POSITIVE_INFINITY) <= now();
  if (key?.cloud === "gcp" && isSame(token, tokenOf(key, Number(expires))) && !isExpired) return key;
  throw new GoogleError(401, "UNAUTHENTICATED", "Request had invalid authentication credentials. Expected OAuth 2 access token.");
}

/** A token says whose it is and until when, and proves it with what only the sandbox knows. */
export function tokenOf({ accessKeyId, secretAccessKey }: StoredAccessKey, expires: number): string {
  const content = Buffer.from(`${accessKeyId} ${expires}`).toString("base64url");
  return `${content}.${createHmac("sha256", secretAccessKey).update(content).digest("base64url")}`;
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function emailIn(claims: string): string {
  try {
    const read = JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as { iss?: unknown };
    return typeof read.iss === "string" ? read.iss : "";
  } catch {
    return "";
  }
}

function isSigned(content: string, signature: string, { secretAccessKey }: StoredAccessKey): boolean {
  return createVerify("RSA-SHA256").update(content).verify(createPublicKey(secretAccessKey), signature, "base64url");
}
