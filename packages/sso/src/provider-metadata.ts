import { X509Certificate } from "node:crypto";
import { parseSafely } from "./safe-xml.ts";
import { SignInProblem } from "./sign-in-problem.ts";

/** What metadata of a SAML identity provider says, as far as it is used. */
export interface ProviderMetadata {
  readonly entityId: string;
  readonly signOnUrl: string;
  /** PEM; several while a key is changed. */
  readonly certificates: readonly string[];
}

const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
const REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

/** Reads the metadata of one identity provider; throws `SignInProblem` with what is missing. */
export function readProviderMetadata(xml: string): ProviderMetadata {
  const document = parseSafely(xml);
  const entities = [...elements(document, METADATA, "EntityDescriptor")].filter(
    (entity) => elements(entity, METADATA, "IDPSSODescriptor").length > 0,
  );
  const [entity] = entities;
  if (!entity) throw unusable("it describes no identity provider");
  if (entities.length > 1) throw unusable("it describes several identity providers; take the metadata of one");
  const [provider] = elements(entity, METADATA, "IDPSSODescriptor");
  const entityId = entity.getAttribute("entityID") ?? "";
  const service = elements(provider, METADATA, "SingleSignOnService").find((element) => element.getAttribute("Binding") === REDIRECT);
  const signOnUrl = service?.getAttribute("Location") ?? "";
  if (!entityId) throw unusable("it has no entity id");
  if (!URL.canParse(signOnUrl)) throw unusable("it has no sign-on address for the HTTP-Redirect binding");
  const keys = elements(provider, METADATA, "KeyDescriptor").filter((key) => key.getAttribute("use") !== "encryption");
  const texts = keys.flatMap((key) => elements(key, SIGNATURE, "X509Certificate")).map((element) => element.textContent ?? "");
  const certificates = [...new Set(texts.map(toPem))];
  if (certificates.length === 0) throw unusable("it has no certificate for signatures");
  return { entityId, signOnUrl, certificates };
}

export interface CertificateFacts {
  readonly subject: string;
  /** SHA-256, as people compare it. */
  readonly fingerprint: string;
  readonly validTo: Date;
}

/** What tells one certificate from another; throws `SignInProblem` for what is none. */
export function certificateFacts(pem: string): CertificateFacts {
  try {
    const { subject, fingerprint256, validTo } = new X509Certificate(pem);
    return { subject: subject.replaceAll("\n", ", "), fingerprint: fingerprint256, validTo: new Date(validTo) };
  } catch (cause) {
    throw new SignInProblem("SSO-SETTINGS", "This is no X.509 certificate in PEM form.", cause);
  }
}

function toPem(base64: string): string {
  const lines = base64.replaceAll(/\s/g, "").match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  certificateFacts(pem);
  return pem;
}

function elements(parent: Document | Element | undefined, namespace: string, name: string): Element[] {
  return parent ? Array.from(parent.getElementsByTagNameNS(namespace, name)) : [];
}

function unusable(why: string): SignInProblem {
  return new SignInProblem("SSO-SETTINGS", `The metadata cannot be used: ${why}.`);
}
