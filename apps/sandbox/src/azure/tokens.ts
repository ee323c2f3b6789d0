import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { bodyText, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, textAt } from "../json.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredAccessKey, StoredResource } from "../store/records.ts";
import type { ArmCaller } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";
import { checkAssertion, EntraError, IDENTITY, identityOf } from "./federated-identity.ts";
import { guidOf } from "./guid.ts";

const LIFETIME_SECONDS = 3600;
const MS_PER_SECOND = 1000;
const TOKEN_PATH = /^\/([0-9a-f-]{36})\/oauth2\/v2\.0\/token$/i;
/** Of the instance metadata service, which every machine in Azure has. */
export const METADATA_PATH = "/metadata/identity/oauth2/token";

export function isTokenPath(path: string): boolean {
  return TOKEN_PATH.test(path) || path === METADATA_PATH;
}

/** Tenant of an organisation's subscription. */
export function tenantOf(subscription: string): string {
  return guidOf(`tenant ${subscription}`);
}

/** Object id of an application in the directory. */
export function principalOf(clientId: string): string {
  return guidOf(`principal ${clientId}`);
}

/** The client-credentials grant: an application proves itself with its secret, or an identity by somebody it trusts, and gets a token for an hour. */
export async function answerToken(sandbox: Sandbox, exchange: Exchange): Promise<Reply> {
  try {
    const form = new URLSearchParams(bodyText(exchange));
    const tenant = TOKEN_PATH.exec(exchange.path)?.[1]?.toLowerCase() ?? "";
    if (exchange.method !== "POST" || form.get("grant_type") !== "client_credentials") {
      throw new EntraError("unsupported_grant_type", "AADSTS70003: The sandbox supports the grant type client_credentials.", 400);
    }
    const assertion = form.get("client_assertion");
    return assertion === null
      ? tokenReply(sandbox, bySecret(sandbox, tenant, form))
      : tokenReply(sandbox, await byAssertion(sandbox, tenant, form));
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    return jsonReply(error.status, { error: error.error, error_description: error.message });
  }
}

/** What a machine in Azure is told about its own identities. The sandbox is every machine: it gives a token of any identity that is named. */
export async function answerMetadata(sandbox: Sandbox, exchange: Exchange): Promise<Reply> {
  const identity = exchange.headers["metadata"] === "true" ? identityOf(sandbox, exchange.query.get("client_id") ?? "") : undefined;
  if (identity) return tokenReply(sandbox, await keyOfIdentity(sandbox, identity));
  return jsonReply(400, { error: "invalid_request", error_description: "Identity not found" });
}

function bySecret(sandbox: Sandbox, tenant: string, form: URLSearchParams): StoredAccessKey {
  const key = sandbox.store.accessKeys.get(form.get("client_id") ?? "");
  if (key?.cloud !== "azure" || tenantOf(key.account) !== tenant) throw unknownApplication(form);
  if (!isSame(form.get("client_secret") ?? "", key.secretAccessKey)) {
    throw new EntraError("invalid_client", "AADSTS7000215: Invalid client secret provided.");
  }
  if (key.expiresAt !== undefined && key.expiresAt <= sandbox.now()) {
    throw new EntraError("invalid_client", "AADSTS7000222: The provided client secret keys for the app are expired.");
  }
  return key;
}

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

async function byAssertion(sandbox: Sandbox, tenant: string, form: URLSearchParams): Promise<StoredAccessKey> {
  if (form.get("client_assertion_type") !== ASSERTION_TYPE) {
    throw new EntraError("invalid_request", "AADSTS900144: The request body must contain the parameter 'client_assertion_type'.", 400);
  }
  const identity = identityOf(sandbox, form.get("client_id") ?? "");
  if (!identity || tenantOf(identity.account) !== tenant) throw unknownApplication(form);
  await checkAssertion(sandbox, identity, form.get("client_assertion") ?? "");
  return keyOfIdentity(sandbox, identity);
}

function unknownApplication(form: URLSearchParams): EntraError {
  const text = `AADSTS700016: Application with identifier '${form.get("client_id")}' was not found in the directory.`;
  return new EntraError("unauthorized_client", text, 400);
}

/** What tokens of a managed identity are signed with here. It ends an hour after the last token, so nobody is handed it as a key of the account. */
async function keyOfIdentity({ store, now }: Sandbox, identity: StoredResource): Promise<StoredAccessKey> {
  const clientId = textAt(identity.model, "properties.clientId") ?? "";
  const key: StoredAccessKey = {
    accessKeyId: clientId,
    secretAccessKey: store.accessKeys.get(clientId)?.secretAccessKey ?? randomBytes(30).toString("base64url"),
    cloud: "azure",
    account: identity.account,
    expiresAt: now() + LIFETIME_SECONDS * MS_PER_SECOND,
  };
  await store.accessKeys.put(clientId, key);
  return key;
}

function tokenReply({ store, now }: Sandbox, { accessKeyId, secretAccessKey, account }: StoredAccessKey): Reply {
  const identity = store.resources
    .list({ cloud: "azure", account, scope: "global" }, IDENTITY)
    .find(({ model }) => textAt(model, "properties.clientId") === accessKeyId);
  const oid = (identity && textAt(identity.model, "properties.principalId")) ?? principalOf(accessKeyId);
  const exp = Math.floor(now() / MS_PER_SECOND) + LIFETIME_SECONDS;
  const claims = { tid: tenantOf(account), appid: accessKeyId, oid, exp };
  return jsonReply(200, { token_type: "Bearer", expires_in: LIFETIME_SECONDS, access_token: sign(claims, secretAccessKey) });
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
