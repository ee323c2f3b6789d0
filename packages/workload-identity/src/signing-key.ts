import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, type JWK } from "jose";

/** RS256 is what every cloud takes; ES256 is smaller and faster, and Microsoft Entra does not take it. */
export const SIGNING_ALGORITHMS = ["RS256", "ES256"] as const;
export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** What everybody may see of a key, and where it stands in its life. */
export interface SigningKey {
  /** Thumbprint of the public key (RFC 7638); `kid` of the tokens that it signs. */
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  /** Without private parts. */
  readonly publicKey: JWK;
  readonly createdAt: Date;
  /** Since when tokens are signed with it; `null` while it is only shown. */
  readonly signsSince: Date | null;
  /** Since when another key signs; it stays shown until its last token has ended. */
  readonly leftAt: Date | null;
}

export interface NewSigningKey {
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  readonly publicKey: JWK;
  /** PKCS #8 in PEM form; to be stored sealed. */
  readonly privateKey: string;
}

/** Makes a pair of keys: 2,048 bits for RS256, P-256 for ES256. */
export async function makeSigningKey(algorithm: SigningAlgorithm): Promise<NewSigningKey> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const publicKey = await exportJWK(pair.publicKey);
  return { id: await calculateJwkThumbprint(publicKey), algorithm, publicKey, privateKey: await exportPKCS8(pair.privateKey) };
}

/** Where the keys are kept. An algorithm has one waiting and one signing key at most. */
export interface SigningKeyStore {
  list(): Promise<readonly SigningKey[]>;
  /** The private key in PEM form. */
  open(id: string): Promise<string>;
  add(key: NewSigningKey): Promise<void>;
  /** From now on this one signs, and the one before it does not. */
  begin(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The key that tokens of an algorithm are signed with now. */
export function signingKeyOf(keys: readonly SigningKey[], algorithm: SigningAlgorithm): SigningKey | undefined {
  return keys.find((key) => key.algorithm === algorithm && key.signsSince !== null && key.leftAt === null);
}
