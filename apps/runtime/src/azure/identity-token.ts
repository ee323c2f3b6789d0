import * as z from "zod";

const API_VERSION = "2019-08-01";
const MS_PER_SECOND = 1000;
/** A token that ends sooner is asked for again. */
const MARGIN_MS = 300_000;

const replySchema = z.object({ access_token: z.string().min(1), expires_on: z.coerce.number() });
const kept = new Map<string, { readonly token: string; readonly untilMs: number }>();

/** A token of the container's identity for a service, e.g. `https://search.azure.com`; the platform hands it out on an address of the container's own. */
export async function identityToken(resource: string, environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const known = kept.get(resource);
  if (known && known.untilMs > Date.now()) return known.token;
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header, AZURE_CLIENT_ID: clientId } = environment;
  if (!endpoint || !header)
    throw new Error("This container has no identity: it must run in Azure Container Apps, with an identity assigned");
  const url = new URL(endpoint);
  url.search = new URLSearchParams({ "api-version": API_VERSION, resource, ...(clientId ? { client_id: clientId } : {}) }).toString();
  const response = await fetch(url, { headers: { "x-identity-header": header } });
  if (!response.ok) throw new Error(`The identity of this container was refused a token for ${resource}: ${response.status}`);
  const { access_token: token, expires_on: until } = replySchema.parse(await response.json());
  kept.set(resource, { token, untilMs: until * MS_PER_SECOND - MARGIN_MS });
  return token;
}

const claimsSchema = z.object({ xms_mirid: z.string() });

/** Name of the container's identity, as its token says it: the last part of the identity's ARM id. */
export async function identityName(resource: string): Promise<string> {
  const [, claims = ""] = (await identityToken(resource)).split(".");
  const { xms_mirid: id } = claimsSchema.parse(JSON.parse(Buffer.from(claims, "base64url").toString("utf8")));
  return id.slice(id.lastIndexOf("/") + 1);
}

export interface ServiceRequest {
  readonly method?: "GET" | "POST" | "PUT" | "HEAD";
  readonly resource: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TIME_LIMIT_MS = 60_000;

/** Asks a service of Azure with the container's identity. */
export async function askAzure(url: string, { method = "GET", resource, headers = {}, body }: ServiceRequest): Promise<Response> {
  const authorization = `Bearer ${await identityToken(resource)}`;
  return fetch(url, {
    method,
    headers: { authorization, ...headers },
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    ...(body === undefined ? {} : { body }),
  });
}
