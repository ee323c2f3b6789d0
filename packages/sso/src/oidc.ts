import * as client from "openid-client";
import { type ExternalSignIn, isUsableSubject, toClaims } from "./claims.ts";
import type { Fetch, OidcConnection } from "./oidc-connection.ts";
import { type Discovered, discover } from "./oidc-discovery.ts";
import { reasonOf, SignInProblem } from "./sign-in-problem.ts";

export interface OidcWay {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Asymmetric only: a client secret is no key that tokens could be signed with, and `none` is no signature. */
const ID_TOKEN_ALGORITHMS = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/;

/** Where to send the browser, and what its way back has to fit. */
export async function beginOidc(connection: OidcConnection, at: { readonly redirectUrl: string; readonly fetch: Fetch }): Promise<OidcWay> {
  const { configuration } = await discover(connection, at.fetch);
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
  const discovered = await discover(connection, fetch);
  const { configuration } = discovered;
  try {
    const tokens = await exchange(discovered, { currentUrl, expected });
    const claims = tokens.claims();
    if (!claims || !ID_TOKEN_ALGORITHMS.test(algorithmOf(tokens.id_token))) {
      throw new SignInProblem("SSO-TOKEN", "The ID token is signed in a way that is not accepted.");
    }
    if (!isUsableSubject(claims.sub)) throw new SignInProblem("SSO-TOKEN", "The ID token names nobody who could be known again.");
    return {
      issuer: claims.iss,
      subject: claims.sub,
      claims: toClaims({ ...(await userInfo(configuration, tokens.access_token, claims.sub)), ...claims }),
    };
  } catch (error) {
    throw problemOf(error);
  }
}

/** A provider that does not know the client has not looked at the code: it may be told the secret in the other way. */
async function exchange(discovered: Discovered, { currentUrl, expected }: Omit<OidcAnswer, "fetch">) {
  const grant = () =>
    client.authorizationCodeGrant(discovered.configuration, currentUrl, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
    });
  return grant().catch((error: unknown) => (isClientUnknown(error) && discovered.tellSecretOtherwise() ? grant() : Promise.reject(error)));
}

function isClientUnknown(error: unknown): boolean {
  if (error instanceof client.WWWAuthenticateChallengeError) return error.status === 401;
  return error instanceof client.ResponseBodyError && (error.error === "invalid_client" || error.error === "unauthorized_client");
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

/** The call itself failed: for `fetch`, for the guard of outbound calls, or by time. */
function isUnanswered(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isIt = error.message === "fetch failed" || ["OutboundError", "TimeoutError", "AbortError"].includes(error.name);
  return isIt || isUnanswered(error.cause);
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
  if (error instanceof client.WWWAuthenticateChallengeError) {
    return new SignInProblem("SSO-PROVIDER", "The provider did not accept our client id and secret, or its own access token.", error);
  }
  if (error instanceof client.ResponseBodyError) {
    return new SignInProblem(
      "SSO-PROVIDER",
      `The provider refused the code: ${error.error} ${error.error_description ?? ""}`.trim(),
      error,
    );
  }
  if (isUnanswered(error)) return new SignInProblem("SSO-UNREACHABLE", `The provider does not answer: ${reasonOf(error)}`, error);
  return new SignInProblem("SSO-TOKEN", `The provider's answer cannot be trusted: ${reasonOf(error)}`, error);
}
