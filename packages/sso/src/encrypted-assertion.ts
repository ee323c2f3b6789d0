import { constants, createDecipheriv, privateDecrypt } from "node:crypto";
import { XMLSerializer } from "@xmldom/xmldom";
import forge from "node-forge";
import { parseSafely } from "./safe-xml.ts";

const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
const ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
const ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";
const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
const [OAEP, OAEP_11] = [`${ENCRYPTION}rsa-oaep-mgf1p`, `${ENCRYPTION_11}rsa-oaep`];
const [IV_BYTES_GCM, IV_BYTES_CBC, TAG_BYTES] = [12, 16, 16];

type Hash = "sha1" | "sha256" | "sha384" | "sha512";

/**
 * The response with its encrypted assertion in the open, where the key came in a way that the library behind cannot take: RSA-OAEP with another hash
 * than SHA-1, as Keycloak uses it. A signature over the response covers what was encrypted and is left out: only that of the assertion counts then.
 */
export function openAssertion(xml: string, privateKey: string): string {
  const document = parseSafely(xml);
  const response = document.documentElement;
  const [encrypted, ...others] = childrenOf(response, ASSERTION, "EncryptedAssertion");
  if (!encrypted || others.length > 0) return xml;
  const [key] = inside(encrypted, ENCRYPTION, "EncryptedKey");
  const [data] = inside(encrypted, ENCRYPTION, "EncryptedData");
  const transport = key && transportOf(key);
  if (!key || !data || !transport) return xml;
  const contentKey = unwrap(cipherOf(key), { ...transport, privateKey });
  const opened = parseSafely(decrypt(cipherOf(data), { algorithm: algorithmOf(data), key: contentKey }));
  response.replaceChild(document.importNode(opened.documentElement, true), encrypted);
  for (const signature of childrenOf(response, SIGNATURE, "Signature")) response.removeChild(signature);
  return new XMLSerializer().serializeToString(document);
}

/** How the key was encrypted; `undefined` for what the library does itself, and for what nobody does. */
function transportOf(key: Element): { readonly hash: Hash; readonly mask: Hash } | undefined {
  const algorithm = algorithmOf(key);
  if (algorithm !== OAEP && algorithm !== OAEP_11) return undefined;
  const [method] = childrenOf(key, ENCRYPTION, "EncryptionMethod");
  const named = (namespace: string, name: string) => method && inside(method, namespace, name)[0]?.getAttribute("Algorithm");
  const hash = hashOf(named(SIGNATURE, "DigestMethod"));
  // The older name says that the mask is made with SHA-1, whatever the digest is.
  const mask = algorithm === OAEP ? "sha1" : hashOf(named(ENCRYPTION_11, "MGF"));
  return algorithm === OAEP && hash === "sha1" ? undefined : { hash, mask };
}

function hashOf(uri: string | null | undefined): Hash {
  return (["sha256", "sha384", "sha512"] as const).find((hash) => uri?.toLowerCase().endsWith(hash)) ?? "sha1";
}

function unwrap(
  wrapped: Buffer,
  { hash, mask, privateKey }: { readonly hash: Hash; readonly mask: Hash; readonly privateKey: string },
): Buffer {
  if (hash === mask) return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash }, wrapped);
  const [md, mgf1] = [forge.md[hash].create(), { md: forge.md[mask].create() }];
  const key = forge.pki.privateKeyFromPem(privateKey).decrypt(wrapped.toString("binary"), "RSA-OAEP", { md, mgf1 });
  return Buffer.from(key, "binary");
}

function decrypt(content: Buffer, { algorithm, key }: { readonly algorithm: string; readonly key: Buffer }): string {
  const found = /#(aes(?:128|192|256))-(gcm|cbc)$/.exec(algorithm);
  if (!found) throw new Error(`the assertion is encrypted in an unknown way: ${algorithm}`);
  const bits = found[1]?.slice("aes".length);
  if (found[2] === "cbc") {
    const decipher = createDecipheriv(`aes-${bits}-cbc`, key, content.subarray(0, IV_BYTES_CBC)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(content.subarray(IV_BYTES_CBC)), decipher.final()]);
    return padded.subarray(0, padded.length - (padded.at(-1) ?? 0)).toString("utf8");
  }
  const decipher = createDecipheriv(`aes-${bits}-gcm` as "aes-256-gcm", key, content.subarray(0, IV_BYTES_GCM), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(content.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(content.subarray(IV_BYTES_GCM, -TAG_BYTES)), decipher.final()]).toString("utf8");
}

function algorithmOf(element: Element): string {
  return childrenOf(element, ENCRYPTION, "EncryptionMethod")[0]?.getAttribute("Algorithm") ?? "";
}

function cipherOf(element: Element): Buffer {
  const [data] = childrenOf(element, ENCRYPTION, "CipherData");
  return Buffer.from(data?.textContent?.replaceAll(/\s/g, "") ?? "", "base64");
}

function inside(parent: Element, namespace: string, name: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS(namespace, name));
}

function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return inside(parent, namespace, name).filter(({ parentNode }) => parentNode === parent);
}
