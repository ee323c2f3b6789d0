import type { JWK } from "jose";
import { SIGNING_ALGORITHMS, type SigningKey } from "./signing-key.ts";

export const DISCOVERY_PATH = "/.well-known/openid-configuration";
export const KEYS_PATH = "/.well-known/jwks.json";

/** What a cloud reads first to find our keys (OpenID Connect Discovery 1.0, section 3), as far as an issuer without sign-in has it. */
export function discoveryDocument(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    jwks_uri: `${issuer}${KEYS_PATH}`,
    response_types_supported: ["id_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [...SIGNING_ALGORITHMS],
    claims_supported: ["iss", "sub", "aud", "iat", "nbf", "exp", "jti"],
  };
}

/** Every key that signs, is about to, or has signed what is still good (RFC 7517). In order of their ids, so that the same keys are the same file. */
export function keysDocument(keys: readonly SigningKey[]): { readonly keys: readonly JWK[] } {
  return {
    keys: keys
      .map(({ id, algorithm, publicKey }) => ({ ...publicKey, kid: id, alg: algorithm, use: "sig" }))
      .toSorted((left, right) => (left.kid < right.kid ? -1 : 1)),
  };
}
