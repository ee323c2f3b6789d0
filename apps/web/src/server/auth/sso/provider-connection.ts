import type { OpenSsoConnection } from "@zerolake/db";
import { type Fetch, type OidcConnection, type SamlConnection, SignInProblem } from "@zerolake/sso";
import type { Services } from "../../services.ts";
import { ssoAddresses } from "./sso-addresses.ts";

/** The stored connection in the form that the protocol wants. */
export type ProviderConnection =
  | { readonly protocol: "oidc"; readonly oidc: OidcConnection; readonly redirectUrl: string }
  | { readonly protocol: "saml"; readonly saml: SamlConnection };

export function providerConnection(
  { settings, clientSecret, privateKey, certificate }: OpenSsoConnection,
  { origin, organizationId }: { readonly origin: string; readonly organizationId: string },
): ProviderConnection {
  const { redirectUrl, answerUrl, metadataUrl } = ssoAddresses(origin, organizationId);
  if (settings.protocol === "oidc") {
    const { issuer, clientId, scopes } = settings;
    return { protocol: "oidc", oidc: { issuer, clientId, clientSecret, scopes }, redirectUrl };
  }
  if (!privateKey || !certificate) throw new SignInProblem("SSO-SETTINGS", "Our own key is missing: save the settings again.");
  const { entityId, signOnUrl, certificates, isProviderInitiatedAllowed } = settings;
  const self = { entityId: metadataUrl, answerUrl, privateKey, certificate };
  return { protocol: "saml", saml: { entityId, signOnUrl, certificates, isProviderInitiatedAllowed, self } };
}

/** Fetches as the protocol libraries want it, through the guard of outbound calls. */
export function providerFetch({ outbound }: Pick<Services, "outbound">): Fetch {
  return (url, { method, headers, body, signal, redirect }) =>
    outbound.guardedFetch(url, {
      method,
      headers,
      signal,
      redirect,
      body: body === undefined || body === null || typeof body === "string" || body instanceof URLSearchParams ? body : bytesOf(body),
    });
}

function bytesOf(body: NonNullable<RequestInit["body"]>): Uint8Array {
  if (body instanceof Uint8Array) return body;
  throw new TypeError("A request to an identity provider has text or bytes as its body.");
}
