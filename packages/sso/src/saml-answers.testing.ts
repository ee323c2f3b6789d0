import { createCipheriv, publicEncrypt, randomBytes } from "node:crypto";
import { signSamlPost } from "@node-saml/node-saml/lib/saml-post-signing.js";
import forge from "node-forge";
import type { SamlConnection } from "./saml.ts";
import { createServiceProviderKey, type ServiceProviderKey } from "./service-provider-key.ts";

const PROVIDER = "https://idp.example/metadata";
const [US, ANSWER_URL] = ["https://console.example/api/sso/1/saml/metadata", "https://console.example/api/sso/1/saml"];
const REQUEST = "z1";

/** A provider and us, as they know each other. */
export async function createParties() {
  const [provider, us] = await Promise.all(["Provider", "Zerolake"].map((name) => createServiceProviderKey(name, new Date())));
  if (!provider || !us) throw new Error("There are no keys.");
  const self = { entityId: US, answerUrl: ANSWER_URL, ...us };
  const connection: SamlConnection = {
    entityId: PROVIDER,
    signOnUrl: "https://idp.example/sso",
    certificates: [provider.certificate],
    isProviderInitiatedAllowed: false,
    self,
  };
  return { provider, us, connection, requestId: REQUEST };
}

export const encode = (xml: string): string => Buffer.from(xml).toString("base64");

/** Signs the one element of this name, as a whole. */
export function signed(xml: string, { name, key }: { readonly name: "Response" | "Assertion"; readonly key: ServiceProviderKey }): string {
  const options = { privateKey: key.privateKey, signatureAlgorithm: "sha256" as const, digestAlgorithm: "sha256" };
  return signSamlPost(xml, `//*[local-name(.)="${name}"]`, options);
}

interface Said {
  readonly attributes?: string;
  /** Minutes from now. */
  readonly from?: number;
  readonly until?: number;
}

const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A response with one assertion; nothing is signed. */
export function response({ attributes = attribute("email", ["lena@acme.example"]), from = 0, until = 5 }: Said = {}): string {
  const [notBefore, notOnOrAfter, now] = [at(from), at(until), at(0)];
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="r1" Version="2.0" IssueInstant="${now}" Destination="${ANSWER_URL}" InResponseTo="${REQUEST}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${PROVIDER}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="a1" Version="2.0" IssueInstant="${now}"><saml:Issuer>${PROVIDER}</saml:Issuer><saml:Subject><saml:NameID>lena-1</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${notOnOrAfter}" Recipient="${ANSWER_URL}" InResponseTo="${REQUEST}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}"><saml:AudienceRestriction><saml:Audience>${US}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion></samlp:Response>`;
}

export function attribute(name: string, values: readonly string[], friendlyName?: string): string {
  const friendly = friendlyName === undefined ? "" : ` FriendlyName="${friendlyName}"`;
  const texts = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("");
  return `<saml:Attribute Name="${name}"${friendly}>${texts}</saml:Attribute>`;
}

export type Transport = "rsa-oaep, SHA-256" | "rsa-oaep-mgf1p, SHA-256";

const value = (text: string): string => `<xenc:CipherData><xenc:CipherValue>${text}</xenc:CipherValue></xenc:CipherData>`;

/** Puts the assertion into an encrypted one, by AES-256-GCM, with its key encrypted in a way that Keycloak and Shibboleth can be set to. */
export function encrypted(xml: string, { key, transport }: { readonly key: ServiceProviderKey; readonly transport: Transport }): string {
  const [contentKey, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", contentKey, iv);
  const [assertion = ""] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml) ?? [];
  const content = Buffer.concat([iv, cipher.update(assertion, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
  const { publicKey } = forge.pki.certificateFromPem(key.certificate);
  const isNew = transport === "rsa-oaep, SHA-256";
  const mixed = () => {
    const terms = { md: forge.md.sha256.create(), mgf1: { md: forge.md.sha1.create() } };
    return Buffer.from((publicKey as forge.pki.rsa.PublicKey).encrypt(contentKey.toString("binary"), "RSA-OAEP", terms), "binary");
  };
  const wrapped = isNew ? publicEncrypt({ key: key.certificate, oaepHash: "sha256" }, contentKey) : mixed();
  const algorithm = isNew ? "http://www.w3.org/2009/xmlenc11#rsa-oaep" : "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
  const mask = isNew
    ? `<x11:MGF xmlns:x11="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>`
    : "";
  const method = `<xenc:EncryptionMethod Algorithm="${algorithm}"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>${mask}</xenc:EncryptionMethod>`;
  const keyXml = `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>${method}${value(wrapped.toString("base64"))}</xenc:EncryptedKey></ds:KeyInfo>`;
  const data = `<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>${keyXml}${value(content)}</xenc:EncryptedData>`;
  return xml.replace(
    assertion,
    `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${data}</saml:EncryptedAssertion>`,
  );
}
