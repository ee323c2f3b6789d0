import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../app-error.ts";

/** Layout of sealed bytes: format (1) | key version (4, big endian) | nonce (12) | tag (16) | ciphertext. */
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 5;
export const KEY_BYTES = 32;

export interface SealingKey {
  readonly version: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** The key before this one: it still opens what was sealed with it, and seals nothing. */
  readonly previous?: SealingKey;
}

/** AES-256-GCM. `context` is authenticated: sealed bytes copied to another row or field do not open there. */
export function seal({ version, key }: SealingKey, plaintext: Uint8Array, context: readonly string[]): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(encodeContext(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(FORMAT, 0);
  header.writeUInt32BE(version, 1);
  return new Uint8Array(Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]));
}

/** Throws when the key, the context or a single bit differs; what the key does not open, the one before it may. */
export function unseal(key: SealingKey, sealed: Uint8Array, context: readonly string[]): Uint8Array {
  try {
    return unsealWith(key, sealed, context);
  } catch (cause) {
    if (key.previous) return unseal(key.previous, sealed, context);
    throw cause;
  }
}

function unsealWith(key: SealingKey, sealed: Uint8Array, context: readonly string[]): Uint8Array {
  const bytes = Buffer.from(sealed);
  try {
    if (keyVersionOf(bytes) !== key.version) throw new Error(`sealed with key version ${keyVersionOf(bytes)}, not ${key.version}`);
    const nonce = bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
    const tag = bytes.subarray(HEADER_BYTES + NONCE_BYTES, HEADER_BYTES + NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", key.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(encodeContext(context));
    decipher.setAuthTag(tag);
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES + NONCE_BYTES + TAG_BYTES)), decipher.final()]));
  } catch (cause) {
    throw new AppError("internal", {
      message: "A stored secret cannot be opened with this installation's key.",
      hint: "Set ZEROLAKE_MASTER_KEY to the key that the installation was made with, or enter the credentials again.",
      cause,
    });
  }
}

/** Version of the key that sealed these bytes. */
export function keyVersionOf(sealed: Uint8Array): number {
  const bytes = Buffer.from(sealed);
  if (bytes.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES || bytes.readUInt8(0) !== FORMAT) throw new Error("not in the sealed form");
  return bytes.readUInt32BE(1);
}

/** As JSON, so that ["a", "bc"] and ["ab", "c"] differ. */
function encodeContext(parts: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(parts), "utf8");
}
