import { Secret, TOTP } from "otpauth";

/** As every authenticator app assumes it (RFC 6238): six digits, half a minute each, HMAC-SHA-1. */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
const SECRET_BYTES = 20;
/** A phone's clock may be one step off in either direction. */
const WINDOW = 1;
const ISSUER = "Zerolake";

/** A new secret, in base 32 as people type it where they cannot scan. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says to the app. */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** Number of the half minute that the code belongs to; `undefined` when it is none of now or of the half minutes before and after. */
export function totpStep(secret: string, { code, nowMs }: { code: string; nowMs: number }): number | undefined {
  const token = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret).validate({ token, timestamp: nowMs, window: WINDOW });
  return delta === null ? undefined : Math.floor(nowMs / 1_000 / PERIOD_SECONDS) + delta;
}

function totpOf(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: ISSUER, label, algorithm: "SHA1", digits: DIGITS, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });
}
