import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { OperationKind } from "./operation-kind.ts";

export interface OperationIdentity {
  readonly deploymentId: string;
  readonly address: string;
  readonly operation: OperationKind;
  /** Raised only after a journalled failure. */
  readonly attempt: number;
}

/**
 * The idempotency token of one call: 64 hex digits of HMAC-SHA-256 under the installation's key. The same call gets the same
 * token from every worker, and nobody outside can guess it.
 */
export function tokenFor(installationKey: Uint8Array, { deploymentId, address, operation, attempt }: OperationIdentity): string {
  return bytesToHex(hmac(sha256, installationKey, utf8ToBytes(JSON.stringify([deploymentId, address, operation, attempt]))));
}
