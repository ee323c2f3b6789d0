import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import forge from "node-forge";

const KEY_BITS = 3_072;
const YEARS = 10;
const SERIAL_BYTES = 16;

export interface ServiceProviderKey {
  /** PKCS#8, PEM. */
  readonly privateKey: string;
  /** Self-signed, PEM. Providers compare it byte by byte; nobody vouches for it. */
  readonly certificate: string;
}

/** Our own key for one connection: providers encrypt for it, and our requests are signed with it. */
export async function createServiceProviderKey(commonName: string, now: Date): Promise<ServiceProviderKey> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: KEY_BITS,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  certificate.serialNumber = serialNumberOf(randomBytes(SERIAL_BYTES)).toString("hex");
  certificate.validity.notBefore = now;
  certificate.validity.notAfter = new Date(now.getTime());
  certificate.validity.notAfter.setFullYear(now.getFullYear() + YEARS);
  const name = [{ name: "commonName", value: commonName }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(key, forge.md.sha256.create());
  return { privateKey, certificate: forge.pki.certificateToPem(certificate).replaceAll("\r\n", "\n") };
}

/** A serial number is positive, so its first bit is not set; and it has no zeros in front, which strict readers of DER refuse: its second bit is. */
export function serialNumberOf(random: Buffer): Buffer {
  const [first = 0, ...rest] = random;
  return Buffer.from([0b0100_0000 | (first & 0b0011_1111), ...rest]);
}
