import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { canonicalJson } from "@zerolake/resources";
import type { Prisma } from "../generated/client.ts";
import type { SecretBox } from "../secrets/secret-box.ts";

/** Where a chain stands: its last entry, or the last one that was removed. */
export interface ChainPoint {
  readonly organizationId: string;
  readonly sequence: number;
  readonly hash: string;
}

/** What a signature says about a point of a chain, and when it was made. */
export interface SignedPoint extends ChainPoint {
  readonly kind: "anchor" | "checkpoint";
  readonly at: Date;
}

/** The audit key of one organisation. */
export interface AuditKey {
  /** HMAC of a chain's end, kept beside it. */
  seal(head: ChainPoint): string;
  isSealOf(seal: string, head: ChainPoint): boolean;
  /** Ed25519 over the canonical JSON of the point, as base64url: whoever has the public key can check it without us. */
  sign(point: SignedPoint): string;
  isSignatureOf(signature: string, point: SignedPoint): boolean;
  /** SPKI, as PEM. */
  readonly publicKey: string;
}

/** Makes and opens audit keys; a process without the master key has none. */
export interface AuditKeys {
  /** A new key, sealed for its row. */
  make(tx: Prisma.TransactionClient, organizationId: string): Promise<Uint8Array<ArrayBuffer>>;
  open(tx: Prisma.TransactionClient, organizationId: string, sealed: Uint8Array): Promise<AuditKey>;
}

export const AUDIT_KEY_FIELD = "audit_key";
const SEED_BYTES = 32;
/** PKCS #8 of an Ed25519 key up to its seed, RFC 8410 section 7. */
const PKCS8_BEFORE_SEED = Buffer.from("302e020100300506032b657004220420", "hex");
/** Opened keys kept in memory; entries are small, and organisations few. */
const OPENED_MAX = 1_000;

export function createAuditKeys(secrets: SecretBox): AuditKeys {
  const opened = new Map<string, AuditKey>();
  return {
    make: (tx, organizationId) =>
      secrets.seal(tx, organizationId, {
        row: organizationId,
        field: AUDIT_KEY_FIELD,
        text: randomBytes(SEED_BYTES).toString("base64url"),
      }),
    async open(tx, organizationId, sealed) {
      // By its sealed form: a key that a transaction made and took back is never met again.
      const name = `${organizationId} ${Buffer.from(sealed).toString("base64")}`;
      const known = opened.get(name);
      if (known) return known;
      const seed = await secrets.open({ prisma: tx }, organizationId, { row: organizationId, field: AUDIT_KEY_FIELD, sealed });
      const key = auditKey(Buffer.from(seed, "base64url"));
      if (opened.size >= OPENED_MAX) opened.clear();
      opened.set(name, key);
      return key;
    },
  };
}

function auditKey(seed: Buffer): AuditKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_BEFORE_SEED, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  const sealing = Buffer.from(hkdfSync("sha256", seed, "", "audit head", SEED_BYTES));
  const seal = (head: ChainPoint) => createHmac("sha256", sealing).update(textOf(head)).digest("base64url");
  return {
    seal,
    isSealOf: (given, head) => areEqual(given, seal(head)),
    sign: (point) => sign(null, Buffer.from(textOf(point)), privateKey).toString("base64url"),
    isSignatureOf: (signature, point) => isSignedBy(publicKey, signature, point),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

/** Whether a point was signed by the holder of a key; `false` for everything that is no signature. */
export function isSignedBy(publicKey: KeyObject | string, signature: string, point: SignedPoint): boolean {
  try {
    return verify(null, Buffer.from(textOf(point)), publicKey, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

function textOf(point: ChainPoint | SignedPoint): string {
  const { organizationId, sequence, hash } = point;
  return canonicalJson({ organizationId, sequence, hash, ...("kind" in point ? { kind: point.kind, at: point.at.toISOString() } : {}) });
}

function areEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
