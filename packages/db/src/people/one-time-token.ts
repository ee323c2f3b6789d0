import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** What a link carries, and what is kept of it: the token cannot be had from its hash, and is too long to be guessed. */
export function newToken(prefix = ""): { readonly token: string; readonly hash: string } {
  const token = `${prefix}${randomBytes(TOKEN_BYTES).toString("base64url")}`;
  return { token, hash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
