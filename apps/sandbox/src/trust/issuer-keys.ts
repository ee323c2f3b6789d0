import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";
import * as z from "zod";

/** Why a token of somebody else's issuer is not believed; each cloud has its own words for it. */
export type TokenFault = "malformed" | "unreachable" | "signature" | "expired";

export class TokenFaultError extends Error {
  override readonly name = "TokenFaultError";
  readonly fault: TokenFault;

  constructor(fault: TokenFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

interface Expected {
  /** Whose tokens are believed. */
  readonly issuer: string;
  readonly algorithms: readonly string[];
  /** Keys that the cloud was handed, instead of those that the issuer shows. */
  readonly keys?: JSONWebKeySet;
}

/** As clouds do: what was read of an issuer is kept, and read again for a key that is not there, but not at every call. */
const KEPT_MS = 600_000;
const READ_AGAIN_MS = 30_000;
const ANSWER_LIMIT_MS = 5_000;
const CLOCK_SECONDS = 300;
const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * Reads the keys of issuers and checks what they signed. Only issuers that the sandbox was started with are read: elsewhere that would
 * be the whole internet.
 */
export class IssuerKeys {
  readonly #reachable: readonly string[];
  readonly #now: () => number;
  readonly #known = new Map<string, JWTVerifyGetKey>();

  constructor(reachable: readonly string[], now: () => number) {
    this.#reachable = reachable;
    this.#now = now;
  }

  /** The claims of a token whose signature and times are right; whom it is for, the caller compares. */
  async verify(token: string, { issuer, algorithms, keys }: Expected): Promise<TokenClaims> {
    const getKey = keys ? createLocalJWKSet(keys) : await this.#keysOf(issuer);
    try {
      const { payload } = await jwtVerify(token, getKey, {
        issuer,
        algorithms: [...algorithms],
        clockTolerance: CLOCK_SECONDS,
        currentDate: new Date(this.#now()),
        requiredClaims: ["sub", "aud", "exp", "iat"],
      });
      return claimsOf(payload);
    } catch (error) {
      throw faultOf(error);
    }
  }

  async #keysOf(issuer: string): Promise<JWTVerifyGetKey> {
    const known = this.#known.get(issuer);
    if (known) return known;
    if (!this.#reachable.includes(issuer)) throw new TokenFaultError("unreachable", `${issuer} cannot be reached from here.`);
    const address = await readDiscovery(issuer);
    const keys = createRemoteJWKSet(new URL(address), {
      cacheMaxAge: KEPT_MS,
      cooldownDuration: READ_AGAIN_MS,
      timeoutDuration: ANSWER_LIMIT_MS,
    });
    this.#known.set(issuer, keys);
    return keys;
  }
}

/** What a token says of itself, believed by nobody yet. */
export function unverifiedClaims(token: string): TokenClaims {
  try {
    return claimsOf(decodeJwt(token));
  } catch {
    throw new TokenFaultError("malformed", "The token is no JSON Web Token.");
  }
}

function claimsOf({ iss = "", sub = "", aud = [] }: JWTPayload): TokenClaims {
  return { issuer: iss, subject: sub, audiences: [aud].flat() };
}

async function readDiscovery(issuer: string): Promise<string> {
  try {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    const document = discoverySchema.parse(await response.json());
    if (document.issuer === issuer && document.jwks_uri.startsWith(`${issuer}/`)) return document.jwks_uri;
  } catch {
    // Told below, as clouds do: without a reason.
  }
  throw new TokenFaultError("unreachable", `The keys of ${issuer} could not be read.`);
}

function faultOf(error: unknown): TokenFaultError {
  if (error instanceof errors.JWTExpired) return new TokenFaultError("expired", "The token has expired.");
  if (error instanceof errors.JWTClaimValidationFailed && (error.claim === "nbf" || error.claim === "iat"))
    return new TokenFaultError("expired", "The token is not valid yet.");
  if (error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === "ERR_JOSE_GENERIC"))
    return new TokenFaultError("unreachable", "The issuer's keys could not be read.");
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return new TokenFaultError("malformed", error.message);
  if (error instanceof errors.JOSEError) return new TokenFaultError("signature", error.message);
  return new TokenFaultError("unreachable", "The issuer's keys could not be read.");
}
