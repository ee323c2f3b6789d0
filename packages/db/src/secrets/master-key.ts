import { readFileSync } from "node:fs";
import { AppError } from "../app-error.ts";
import { KEY_BYTES, type SealingKey } from "./seal.ts";

/** Raised when an installation changes its master key; data keys are then sealed again. */
const MASTER_KEY_VERSION = 1;

/**
 * The key that seals the data keys: `ZEROLAKE_MASTER_KEY` (32 bytes as base64url, base64 or 64 hex digits), else the first
 * line of the file named by `ZEROLAKE_MASTER_KEY_FILE`.
 */
export function readMasterKey(environment: Readonly<Record<string, string | undefined>>): SealingKey {
  const file = environment["ZEROLAKE_MASTER_KEY_FILE"];
  const text = environment["ZEROLAKE_MASTER_KEY"] ?? (file ? readFileSync(file, "utf8").trim() : undefined);
  if (!text) throw invalid("There is no master key.");
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64url");
  if (key.length !== KEY_BYTES) throw invalid(`The master key has ${key.length} bytes instead of ${KEY_BYTES}.`);
  return { version: MASTER_KEY_VERSION, key };
}

function invalid(message: string): AppError {
  return new AppError("invalid", {
    message,
    hint: "Set ZEROLAKE_MASTER_KEY to 32 random bytes, for example the output of: openssl rand -hex 32",
  });
}
