import { readFileSync } from "node:fs";
import { AppError } from "../app-error.ts";
import { KEY_BYTES, type SealingKey } from "./seal.ts";

/** All master keys have it: which of two sealed something is told by trying. */
const MASTER_KEY_VERSION = 1;

/**
 * The key that seals the data keys: `ZEROLAKE_MASTER_KEY` (32 bytes as base64url, base64 or 64 hex digits), else the first
 * line of the file named by `ZEROLAKE_MASTER_KEY_FILE`. `ZEROLAKE_MASTER_KEY_PREVIOUS`, or its file, is the one before, while the key is being changed.
 */
export function readMasterKey(environment: Readonly<Record<string, string | undefined>>): SealingKey {
  const file = environment["ZEROLAKE_MASTER_KEY_FILE"];
  const text = environment["ZEROLAKE_MASTER_KEY"] ?? (file ? readFileSync(file, "utf8").trim() : undefined);
  if (!text) throw invalid("There is no master key.");
  const previousFile = environment["ZEROLAKE_MASTER_KEY_PREVIOUS_FILE"];
  const before = environment["ZEROLAKE_MASTER_KEY_PREVIOUS"] ?? (previousFile ? readFileSync(previousFile, "utf8").trim() : undefined);
  const previous = before ? { previous: { version: MASTER_KEY_VERSION, key: keyOf(before, "previous master key") } } : {};
  return { version: MASTER_KEY_VERSION, key: keyOf(text, "master key"), ...previous };
}

function keyOf(text: string, name: string): Uint8Array {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64url");
  if (key.length !== KEY_BYTES) throw invalid(`The ${name} has ${key.length} bytes instead of ${KEY_BYTES}.`);
  return key;
}

function invalid(message: string): AppError {
  return new AppError("invalid", {
    message,
    hint: "Set ZEROLAKE_MASTER_KEY to 32 random bytes, for example the output of: openssl rand -hex 32",
  });
}
