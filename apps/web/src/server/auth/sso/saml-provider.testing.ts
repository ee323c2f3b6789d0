import { randomUUID } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { createServiceProviderKey } from "@zerolake/sso";
import { IdentityProvider, ServiceProvider } from "samlify";

export const PROVIDER = "https://idp.example/metadata";

/** What an assertion says; tests change one thing at a time. */
export interface Said {
  readonly nameId: string;
  readonly email: string;
  readonly groups: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  readonly recipient: string;
  readonly destination: string;
  /** The request that it answers; absent where the provider begins. */
  readonly inResponseTo: string | undefined;
  readonly from: Date;
  readonly until: Date;
  readonly assertionId: string;
}

export type Key = Awaited<ReturnType<typeof createServiceProviderKey>>;

export const newKey = (): Promise<Key> => createServiceProviderKey("A provider of tests", new Date());

export function saidTo(answerUrl: string, metadataUrl: string, changes: Partial<Said>): Said {
  const now = Date.now();
  return {
    nameId: "lena-1",
    email: "lena@acme.example",
    groups: [],
    issuer: PROVIDER,
    audience: metadataUrl,
    recipient: answerUrl,
    destination: answerUrl,
    inResponseTo: undefined,
    from: new Date(now - 1_000),
    until: new Date(now + 300_000),
    assertionId: `a${randomUUID()}`,
    ...changes,
  };
}

export interface Signing {
  readonly key: Key;
  /** Our metadata, when the assertion is to be encrypted for us. */
  readonly encryptFor?: string;
  readonly algorithm?: string;
}

/** A response of an independent library: the assertion signed, then encrypted where that is wanted. Base64. */
export async function respond(said: Said, { key, encryptFor, algorithm }: Signing): Promise<string> {
  const xml = responseXml(said);
  const provider = IdentityProvider({
    entityID: PROVIDER,
    privateKey: key.privateKey,
    signingCert: key.certificate,
    isAssertionEncrypted: encryptFor !== undefined,
    singleSignOnService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: "https://idp.example/sso" }],
    loginResponseTemplate: { context: xml, attributes: [] },
    ...(algorithm ? { requestSignatureAlgorithm: algorithm } : {}),
  });
  const consumer = ServiceProvider(
    encryptFor === undefined
      ? {
          entityID: said.audience,
          wantAssertionsSigned: true,
          assertionConsumerService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", Location: said.recipient }],
        }
      : { metadata: encryptFor },
  );
  const customTagReplacement = () => ({ id: said.assertionId, context: xml });
  const { context } = await provider.createLoginResponse(consumer, { extract: {} }, "post", {}, { customTagReplacement });
  return context;
}

export const encode = (xml: string): string => Buffer.from(xml).toString("base64");
export const decode = (response: string): string => Buffer.from(response, "base64").toString("utf8");

/** The same without any signature. */
export function responseXml(said: Said): string {
  const answers = said.inResponseTo === undefined ? "" : ` InResponseTo="${said.inResponseTo}"`;
  const [from, until, now] = [said.from.toISOString(), said.until.toISOString(), new Date().toISOString()];
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="r${said.assertionId}" Version="2.0" ` +
    `IssueInstant="${now}" Destination="${said.destination}"${answers}><saml:Issuer>${said.issuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertionXml(said)}</samlp:Response>`
      .replaceAll("{from}", from)
      .replaceAll("{until}", until)
      .replaceAll("{now}", now)
  );
}

export function assertionXml(said: Said): string {
  const answers = said.inResponseTo === undefined ? "" : ` InResponseTo="${said.inResponseTo}"`;
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${said.assertionId}" Version="2.0" IssueInstant="{now}"><saml:Issuer>${said.issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${said.nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="${said.recipient}"${answers}/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="{from}" NotOnOrAfter="{until}"><saml:AudienceRestriction><saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="{now}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${attribute("email", [said.email])}${attribute("name", ["Lena Fischer"])}${said.groups.length > 0 ? attribute("groups", said.groups) : ""}</saml:AttributeStatement></saml:Assertion>`
  );
}

function attribute(name: string, values: readonly string[]): string {
  const texts = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join("");
  return `<saml:Attribute Name="${name}">${texts}</saml:Attribute>`;
}

/** What our metadata says, read by the independent library. */
export function readConsumerMetadata(metadata: string) {
  const { entityMeta } = ServiceProvider({ metadata });
  return { entityId: entityMeta.getEntityID(), answerUrl: entityMeta.getAssertionConsumerService("post") };
}

/** The id of the request in an address that leads to the provider. */
export function requestIdIn(url: URL): string {
  const xml = inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString("utf8");
  return /<samlp:AuthnRequest[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? "";
}
