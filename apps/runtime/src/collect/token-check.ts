import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import * as z from "zod";

export interface TokenRule {
  readonly issuer: string;
  /** One of these must be the token's audience or client; empty = any. */
  readonly audiences: readonly string[];
}

/** Says whether the caller may send: a reason to refuse, or nothing. Rejects while the issuer cannot be reached. */
export type TokenCheck = (authorization: string | undefined) => Promise<string | undefined>;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const TIME_LIMIT_MS = 5000;
/** Clocks may differ so much. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Accepts bearer tokens that the issuer has signed with one of its published keys; keys are fetched once and when an unknown one appears. */
export function createTokenCheck({ issuer, audiences }: TokenRule): TokenCheck {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) return "Send a token: Authorization: Bearer …";
    keys ??= createRemoteJWKSet(await keysAddress(issuer), { timeoutDuration: TIME_LIMIT_MS });
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, clockTolerance: CLOCK_TOLERANCE_SECONDS, requiredClaims: ["exp"] });
      return audiences.length === 0 || audiencesOf(payload).some((name) => audiences.includes(name))
        ? undefined
        : "The token is for somebody else: its audience is not accepted here.";
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
      return `The token is not accepted: ${error.message}.`;
    }
  };
}

/** Some issuers name the caller in `client_id` instead. */
function audiencesOf({ aud = [], client_id }: JWTPayload): readonly string[] {
  return [...(typeof aud === "string" ? [aud] : aud), ...(typeof client_id === "string" ? [client_id] : [])];
}

async function keysAddress(issuer: string): Promise<URL> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`The issuer of tokens answered ${response.status}`);
  return new URL(discoverySchema.parse(await response.json()).jwks_uri);
}
