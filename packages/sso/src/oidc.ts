import * as client from "openid-client";
import { type ExternalSignIn, toClaims } from "./claims.ts";
import { reasonOf, SignInProblem } from "./sign-in-problem.ts";

/** An OpenID provider as an administrator set it up. */
export interface OidcConnection {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
}

/** Fetches over the network. Every address of a provider was typed by a person or came from one: the caller guards it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface OidcWay {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Clocks may differ by this much, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 60;
const ANSWER_LIMIT_SECONDS = 10;
/** Asymmetric only: a client secret is no key that tokens could be signed with, and `none` is no signature. */
const ID_TOKEN_ALGORITHMS = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/;

/** Where to send the browser, and what its way back has to fit. */
export async function beginOidc(connection: OidcConnection, at: { readonly redirectUrl: string; readonly fetch: Fetch }): Promise<OidcWay> {
  const configuration = await discover(connection, at.fetch);
  const codeVerifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: at.redirectUrl,
    scope: ["openid", ...connection.scopes.filter((scope) => scope !== "openid")].join(" "),
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
    response_type: "code",
    state,
    nonce,
  });
  return { url: url.href, state, nonce, codeVerifier };
}

interface OidcAnswer {
  /** The address that the browser came back to, with its query. */
  readonly currentUrl: URL;
  readonly expected: { readonly state: string; readonly nonce: string; readonly codeVerifier: string };
  readonly fetch: Fetch;
}

/**
 * Exchanges the code and checks the ID token: signature by the provider's keys of this moment, algorithm, issuer, audience, nonce and
 * times. Claims that the ID token leaves out are asked for at the provider. Throws `SignInProblem`.
 */
export async function finishOidc(connection: OidcConnection, { currentUrl, expected, fetch }: OidcAnswer): Promise<ExternalSignIn> {
  const configuration = await discover(connection, fetch);
  try {
    const tokens = await client.authorizationCodeGrant(configuration, currentUrl, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !ID_TOKEN_ALGORITHMS.test(algorithmOf(tokens.id_token))) {
      throw new SignInProblem("SSO-TOKEN", "The ID token is signed in a way that is not accepted.");
    }
    return {
      issuer: claims.iss,
      subject: claims.sub,
      claims: toClaims({ ...(await userInfo(configuration, tokens.access_token, claims.sub)), ...claims }),
    };
  } catch (error) {
    throw problemOf(error);
  }
}

/** Each sign-in reads the provider's document and keys anew, so that a changed key works at once and an old one no longer. */
async function discover({ issuer, clientId, clientSecret }: OidcConnection, fetch: Fetch): Promise<client.Configuration> {
  if (!URL.canParse(issuer)) throw new SignInProblem("SSO-SETTINGS", "The issuer is no address.");
  const server = new URL(issuer);
  const metadata = { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS, ...(clientSecret ? { client_secret: clientSecret } : {}) };
  try {
    return await client.discovery(server, clientId, metadata, clientSecret ? secretAuth(clientSecret) : client.None(), {
      [client.customFetch]: (url, { body, ...options }) =>
        fetch(url, { ...options, ...(body === undefined ? {} : { body: bodyOf(body) }) }),
      timeout: ANSWER_LIMIT_SECONDS,
      // Tokens come over TLS; their signature is checked all the same.
      execute: [client.enableNonRepudiationChecks, ...(isLoopback(server) ? [client.allowInsecureRequests] : [])],
    });
  } catch (error) {
    throw new SignInProblem("SSO-UNREACHABLE", `The provider's discovery document could not be used: ${reasonOf(error)}`, error);
  }
}

/** The secret in the header, which every provider has to take unless it says otherwise; else in the form. */
function secretAuth(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (methods.includes("client_secret_basic") ? basic : post)(server, metadata, body, headers);
  };
}

/** Only on the machine itself may a provider speak without TLS; the guard of outbound calls lets nobody there unless an operator says so. */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
}

function bodyOf(body: client.FetchBody): Exclude<RequestInit["body"], undefined> {
  return body instanceof Uint8Array ? Buffer.from(body) : (body ?? null);
}

async function userInfo(configuration: client.Configuration, accessToken: string, subject: string): Promise<Record<string, unknown>> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(configuration, accessToken, subject);
}

function algorithmOf(token: string | undefined): string {
  const [header = ""] = (token ?? "").split(".");
  const { alg } = JSON.parse(Buffer.from(header, "base64url").toString("utf8")) as { readonly alg?: unknown };
  return typeof alg === "string" ? alg : "none";
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  if (error instanceof client.AuthorizationResponseError) {
    return new SignInProblem(
      "SSO-PROVIDER",
      `The provider answered ${error.error}: ${error.error_description ?? "no reason given"}`,
      error,
    );
  }
  if (error instanceof client.ResponseBodyError) {
    return new SignInProblem(
      "SSO-PROVIDER",
      `The provider refused the code: ${error.error} ${error.error_description ?? ""}`.trim(),
      error,
    );
  }
  if (error instanceof TypeError && error.message === "fetch failed") {
    return new SignInProblem("SSO-UNREACHABLE", "The provider does not answer.", error);
  }
  return new SignInProblem("SSO-TOKEN", `The provider's answer cannot be trusted: ${reasonOf(error)}`, error);
}
