export { type Claims, type ExternalSignIn, textOfClaim, textsOfClaim } from "./claims.ts";
export { beginOidc, finishOidc } from "./oidc.ts";
export type { Fetch, OidcConnection } from "./oidc-connection.ts";
export { type CertificateFacts, certificateFacts, type ProviderMetadata, readProviderMetadata } from "./provider-metadata.ts";
export { beginSaml, finishSaml, type SamlConnection, type ServiceProvider, serviceProviderMetadata } from "./saml.ts";
export { createServiceProviderKey } from "./service-provider-key.ts";
export { reasonOf, SIGN_IN_PROBLEM_CODES, SignInProblem, type SignInProblemCode } from "./sign-in-problem.ts";
