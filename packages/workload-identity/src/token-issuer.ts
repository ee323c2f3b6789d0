import { importPKCS8, SignJWT } from "jose";
import { type SigningAlgorithm, type SigningKeyStore, signingKeyOf } from "./signing-key.ts";

/** Clouds exchange a token at once; ten minutes are for clocks that differ. */
export const TOKEN_LIFETIME_SECONDS = 600;

const MS_PER_SECOND = 1_000;

export interface WantedToken {
  readonly subject: string;
  readonly audience: string;
  readonly algorithm: SigningAlgorithm;
}

export interface TokenIssuer {
  readonly issuer: string;
  /** A signed token (RFC 7519). Throws when there is no key yet. */
  issue(wanted: WantedToken): Promise<string>;
}

export interface TokenIssuerInput {
  readonly issuer: string;
  readonly keys: Pick<SigningKeyStore, "list" | "open">;
  readonly nowMs: () => number;
  /** Makes the id of a token. */
  readonly makeId: () => string;
}

/** Keys are looked up for each token: one is asked for about once an hour, and a rotation counts at once everywhere. */
export function createTokenIssuer({ issuer, keys, nowMs, makeId }: TokenIssuerInput): TokenIssuer {
  return {
    issuer,
    async issue({ subject, audience, algorithm }) {
      const key = signingKeyOf(await keys.list(), algorithm);
      if (!key) throw new Error(`There is no ${algorithm} key to sign with. Run the program identity-keys with "rotate" once.`);
      const now = Math.floor(nowMs() / MS_PER_SECOND);
      return new SignJWT()
        .setProtectedHeader({ alg: algorithm, kid: key.id, typ: "JWT" })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(audience)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + TOKEN_LIFETIME_SECONDS)
        .setJti(makeId())
        .sign(await importPKCS8(await keys.open(key.id), algorithm));
    },
  };
}
