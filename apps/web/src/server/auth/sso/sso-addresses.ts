/** Addresses that identity providers know us by: one set for each organisation, so that no provider can answer for another one. */
export function ssoAddresses(origin: string, organizationId: string) {
  const base = `${new URL(origin).origin}/api/sso/${organizationId}`;
  return { redirectUrl: `${base}/oidc`, answerUrl: `${base}/saml`, metadataUrl: `${base}/saml/metadata` };
}
