export { ALGORITHM_OF_CLOUD, AWS_AUDIENCE, AZURE_AUDIENCE, googleAudience } from "./clouds.ts";
export { type IssuerAddress, issuerAddress } from "./issuer-address.ts";
export { DISCOVERY_PATH, discoveryDocument, KEYS_PATH, keysDocument } from "./issuer-documents.ts";
export { type KeyChange, type Rotation, rotateKeys } from "./rotate-keys.ts";
export {
  type NewSigningKey,
  type SigningAlgorithm,
  type SigningKey,
  type SigningKeyStore,
  signingKeyOf,
} from "./signing-key.ts";
export { subjectOfConnection } from "./subject.ts";
export { createTokenIssuer, type TokenIssuer } from "./token-issuer.ts";
