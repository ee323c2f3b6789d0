import { randomBytes } from "node:crypto";
import type { JSONWebKeySet } from "jose";
import { bodyText, type Exchange, jsonReply, type Reply } from "../http/exchange.ts";
import { isArray, isObject, type Json, textAt } from "../json.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredAccessKey, StoredResource } from "../store/records.ts";
import { type TokenClaims, TokenFaultError, unverifiedClaims } from "../trust/issuer-keys.ts";
import { numberOf } from "./google-call.ts";
import { TOKEN_SECONDS, tokenOf } from "./tokens.ts";

const PROVIDER = "iam.workloadIdentityPoolProvider";
const GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
const JWT_TYPES = ["urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token"];
const ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
/** What Google takes of an OpenID Connect provider. */
const ALGORITHMS = ["RS256", "ES256"];
const MS_PER_SECOND = 1_000;

class ExchangeError extends Error {
  override readonly name = "ExchangeError";
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

/** The Security Token Service (RFC 8693): a token of an issuer that a pool's provider knows becomes one of the pool's own. */
export async function exchangeToken(sandbox: Sandbox, exchange: Exchange): Promise<Reply> {
  try {
    const form = readForm(exchange);
    if (form["grant_type"] !== GRANT) throw new ExchangeError("unsupported_grant_type", "Unsupported grant type.");
    if (!JWT_TYPES.includes(form["subject_token_type"] ?? "")) throw new ExchangeError("invalid_request", "Invalid subject_token_type.");
    const provider = providerOf(sandbox, form["audience"] ?? "");
    if (!provider)
      throw new ExchangeError(
        "invalid_target",
        'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
      );
    const subject = await subjectOf(sandbox, provider, form["subject_token"] ?? "");
    const key = await keyOfPrincipal(sandbox, provider, subject);
    const answer = { issued_token_type: ACCESS_TOKEN, token_type: "Bearer", expires_in: TOKEN_SECONDS };
    return jsonReply(200, { access_token: tokenOf(key, Math.floor(sandbox.now() / MS_PER_SECOND) + TOKEN_SECONDS), ...answer });
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return jsonReply(400, { error: error.error, error_description: error.message });
  }
}

/** Clients send a form, people JSON in camel case; the service takes both. */
function readForm(exchange: Exchange): Readonly<Record<string, string | undefined>> {
  const text = bodyText(exchange);
  if (!text.trimStart().startsWith("{")) return Object.fromEntries(new URLSearchParams(text));
  const body: unknown = JSON.parse(text);
  const entries = Object.entries(isObject(body) ? body : {});
  return Object.fromEntries(entries.map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), String(value)]));
}

/** Full names bear the project's number, whatever it was made with. */
function fullName({ account, identifier }: StoredResource): string {
  return identifier.replace(/^projects\/[^/]+\//, `projects/${numberOf(account)}/`);
}

function providerOf({ store }: Sandbox, audience: string): StoredResource | undefined {
  const provider = store.resources.listEverywhere(PROVIDER).find((candidate) => audience === `//iam.googleapis.com/${fullName(candidate)}`);
  return provider?.model["disabled"] === true ? undefined : provider;
}

async function subjectOf(sandbox: Sandbox, provider: StoredResource, token: string): Promise<string> {
  const { model } = provider;
  const issuer = textAt(model, "oidc.issuerUri") ?? "";
  const claims = told(() => unverifiedClaims(token));
  if (claims.issuer !== issuer)
    throw new ExchangeError("invalid_grant", `The issuer in ID Token ${claims.issuer} does not match the expected ones: [${issuer}].`);
  const keys = textAt(model, "oidc.jwksJson");
  const inline = keys === undefined || keys === "" ? {} : { keys: JSON.parse(keys) as JSONWebKeySet };
  await sandbox.issuers.verify(token, { issuer, algorithms: ALGORITHMS, ...inline }).catch((error: unknown) => {
    throw inWordsOfGoogle(error);
  });
  const audiences = audiencesOf(provider);
  if (!claims.audiences.some((audience) => audiences.includes(audience))) {
    throw new ExchangeError(
      "invalid_grant",
      `The audience in ID Token [${claims.audiences.join(", ")}] does not match the expected audience.`,
    );
  }
  if (!isConditionMet(textAt(model, "attributeCondition"), claims)) {
    throw new ExchangeError("unauthorized_client", "The given credential is rejected by the attribute condition.");
  }
  const mapping = isObject(model["attributeMapping"]) ? model["attributeMapping"] : {};
  const subject = assertionOf(mapping["google.subject"], claims);
  if (subject === undefined || subject.length > 127) {
    throw new ExchangeError("invalid_grant", "The mapped attribute google.subject must be of type STRING and at most 127 bytes.");
  }
  return subject;
}

/** Those that are set; without any, the provider's own full name, with or without https. */
function audiencesOf(provider: StoredResource): readonly string[] {
  const oidc: Json | undefined = provider.model["oidc"];
  const allowed = isObject(oidc) ? oidc["allowedAudiences"] : undefined;
  if (isArray(allowed) && allowed.length > 0) return allowed.map(String);
  const name = `//iam.googleapis.com/${fullName(provider)}`;
  return [name, `https:${name}`];
}

/** Of the expression language only what names one claim, and what compares one with a text. */
function assertionOf(expression: Json | undefined, claims: TokenClaims): string | undefined {
  if (expression === "assertion.sub") return claims.subject;
  return expression === "assertion.iss" ? claims.issuer : undefined;
}

function isConditionMet(condition: string | undefined, claims: TokenClaims): boolean {
  if (condition === undefined || condition === "") return true;
  const [, claim, , text] = /^(assertion\.\w+) == (["'])(.*)\2$/.exec(condition) ?? [];
  return claim !== undefined && assertionOf(claim, claims) === text;
}

/** Everybody that the pool lets in has a name in policies, and here something that tokens are signed with. */
function keyOfPrincipal({ store, now }: Sandbox, provider: StoredResource, subject: string): Promise<StoredAccessKey> {
  const pool = fullName(provider).replace(/\/providers\/[^/]+$/, "");
  return lentKey(store, now(), { accessKeyId: `principal://iam.googleapis.com/${pool}/subject/${subject}`, account: provider.account });
}

/** Ends an hour after the last token, so nobody is handed it as a key of the project. */
export async function lentKey(
  store: Sandbox["store"],
  nowMs: number,
  { accessKeyId, account }: Pick<StoredAccessKey, "accessKeyId" | "account">,
): Promise<StoredAccessKey> {
  const known = store.accessKeys.get(accessKeyId);
  if (known && known.expiresAt === undefined) return known;
  const secretAccessKey = known?.secretAccessKey ?? randomBytes(30).toString("base64url");
  const expiresAt = nowMs + TOKEN_SECONDS * MS_PER_SECOND;
  const key: StoredAccessKey = { accessKeyId, secretAccessKey, cloud: "gcp", account, expiresAt };
  await store.accessKeys.put(accessKeyId, key);
  return key;
}

function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw inWordsOfGoogle(error);
  }
}

function inWordsOfGoogle(error: unknown): unknown {
  if (!(error instanceof TokenFaultError)) return error;
  switch (error.fault) {
    case "malformed":
      return new ExchangeError("invalid_request", "Invalid JWT.");
    case "unreachable":
      return new ExchangeError("invalid_grant", "Error connecting to the given credential's issuer.");
    case "signature":
      return new ExchangeError("invalid_grant", "The JWT's signature could not be verified with the given credential's issuer keys.");
    case "expired":
      return new ExchangeError("invalid_grant", "ID Token is stale or not yet valid.");
  }
}
