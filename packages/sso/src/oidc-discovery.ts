import * as client from "openid-client";
import type { Fetch, OidcConnection } from "./oidc-connection.ts";
import { reasonOf, SignInProblem } from "./sign-in-problem.ts";

/** Clocks may differ by this much, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 180;
const ANSWER_LIMIT_SECONDS = 10;

export interface Discovered {
  readonly configuration: client.Configuration;
  /** From now on the secret is told in the other way; false where there is none that was not tried. */
  tellSecretOtherwise(): boolean;
}

/** Each sign-in reads the provider's document and keys anew, so that a changed key works at once and an old one no longer. */
export async function discover(connection: OidcConnection, fetch: Fetch): Promise<Discovered> {
  if (!URL.canParse(connection.issuer)) throw new SignInProblem("SSO-SETTINGS", "The issuer is no address.");
  const secret = secretAuth(connection.clientSecret);
  const read = (server: URL) => readDocument(server, { connection, fetch, auth: secret.auth });
  const typed = new URL(connection.issuer);
  const configuration = await read(typed).catch((error: unknown) => {
    const named = issuerNamedBy(error);
    // Authentik and others end with a slash, which people leave out; nothing else may differ.
    if (named !== undefined && URL.canParse(named) && withoutSlash(named) === withoutSlash(typed.href))
      return read(new URL(named)).catch(unusable);
    return unusable(error);
  });
  if (configuration.serverMetadata().issuer.includes("{tenantid}")) {
    // Any tenant could sign for any address then, those of our people among them.
    throw new SignInProblem(
      "SSO-SETTINGS",
      "The issuer stands for every tenant of Microsoft Entra: write the id of your own tenant in place of “common”.",
    );
  }
  return { configuration, tellSecretOtherwise: () => secret.change(configuration.serverMetadata()) };
}

interface Reading {
  readonly connection: OidcConnection;
  readonly fetch: Fetch;
  readonly auth: client.ClientAuth;
}

function readDocument(server: URL, { connection: { clientId, clientSecret }, fetch, auth }: Reading): Promise<client.Configuration> {
  const metadata = { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS, ...(clientSecret ? { client_secret: clientSecret } : {}) };
  return client.discovery(server, clientId, metadata, auth, {
    [client.customFetch]: (url, { body, ...options }) => fetch(url, { ...options, ...(body === undefined ? {} : { body: bodyOf(body) }) }),
    timeout: ANSWER_LIMIT_SECONDS,
    // Tokens come over TLS; their signature is checked all the same.
    execute: [client.enableNonRepudiationChecks, ...(isLoopback(server) ? [client.allowInsecureRequests] : [])],
  });
}

/**
 * The secret in the header, which every provider has to take unless it says otherwise; else in the form. What a provider announces need not be what it
 * expects of this client, and some do not decode the header as they should: so there is a second way.
 */
function secretAuth(secret: string | undefined) {
  if (!secret) return { auth: client.None(), change: () => false };
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  let isChanged = false;
  const auth: client.ClientAuth = (server, ...rest) => (isBasicFirst(server) && !isChanged ? basic : post)(server, ...rest);
  const change = (server: client.ServerMetadata) => {
    if (isChanged || !isBasicFirst(server)) return false;
    isChanged = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") ?? true;
    return isChanged;
  };
  return { auth, change };
}

function isBasicFirst({ token_endpoint_auth_methods_supported: methods }: client.ServerMetadata): boolean {
  return methods?.includes("client_secret_basic") ?? true;
}

/** The issuer of a discovery document that is not the one that was asked for. */
function issuerNamedBy(error: unknown): string | undefined {
  const { body } = (error instanceof Error ? (error.cause ?? {}) : {}) as { readonly body?: { readonly issuer?: unknown } };
  return typeof body?.issuer === "string" ? body.issuer : undefined;
}

function unusable(error: unknown): never {
  const named = issuerNamedBy(error);
  const why = named === undefined ? reasonOf(error) : `it names another issuer, “${named.slice(0, 200)}”. Write the issuer exactly so`;
  throw new SignInProblem("SSO-UNREACHABLE", `The provider's discovery document could not be used: ${why}`, error);
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}

/** Only on the machine itself may a provider speak without TLS; the guard of outbound calls lets nobody there unless an operator says so. */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
}

function bodyOf(body: client.FetchBody): Exclude<RequestInit["body"], undefined> {
  return body instanceof Uint8Array ? Buffer.from(body) : (body ?? null);
}
