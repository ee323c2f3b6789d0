import { X509Certificate } from "node:crypto";
import { type Profile, SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { type ExternalSignIn, isUsableSubject, toClaims } from "./claims.ts";
import { openAssertion } from "./encrypted-assertion.ts";
import { assertPlain, parseSafely } from "./safe-xml.ts";
import { readAttributes } from "./saml-attributes.ts";
import { readConfirmation } from "./saml-confirmation.ts";
import { reasonOf, SignInProblem } from "./sign-in-problem.ts";
import { refuseWeakSignatures } from "./weak-signatures.ts";

/** A SAML identity provider as an administrator set it up, and who we are to it. */
export interface SamlConnection {
  readonly entityId: string;
  readonly signOnUrl: string;
  /** PEM; a signature by any of them counts. */
  readonly certificates: readonly string[];
  readonly isProviderInitiatedAllowed: boolean;
  readonly self: ServiceProvider;
}

export interface ServiceProvider {
  /** Our name: the address of our metadata. */
  readonly entityId: string;
  /** Where answers are posted to. */
  readonly answerUrl: string;
  /** PEM. */
  readonly privateKey: string;
  readonly certificate: string;
}

export interface SamlSignIn extends ExternalSignIn {
  readonly assertionId: string;
  /** Until when the assertion could be used again: its id is kept up to then. */
  readonly usableUntil: Date;
}

/** Clocks may differ by this much. */
const CLOCK_SKEW_MS = 180_000;
/** An answer longer than this is refused before it is decoded. */
const ANSWER_LENGTH_MAX = 350_000;

/** Where to send the browser. `requestId` and `relayState` come back with the answer. */
export async function beginSaml(
  connection: SamlConnection,
  { requestId, relayState }: { readonly requestId: string; readonly relayState: string },
): Promise<{ readonly url: string }> {
  return { url: await samlOf(connection, requestId).getAuthorizeUrlAsync(relayState, undefined, {}) };
}

interface SamlAnswer {
  /** Base64, as it was posted. */
  readonly response: string;
  /** The id of the request that it has to answer; absent where the provider began. */
  readonly requestId: string | undefined;
}

/**
 * Checks an answer: the signature over what is read (signed parts only, SHA-2), decryption, issuer, audience, recipient, destination,
 * times, and the request that it answers. Throws `SignInProblem`. That an assertion is used once is for the caller to see to.
 */
export async function finishSaml(connection: SamlConnection, { response, requestId }: SamlAnswer): Promise<SamlSignIn> {
  if (requestId === undefined && !connection.isProviderInitiatedAllowed) {
    throw new SignInProblem("SSO-STATE", "The provider began the sign-in, which is switched off.");
  }
  if (response.length > ANSWER_LENGTH_MAX) throw new SignInProblem("SSO-ASSERTION", "The answer is too long.");
  const xml = Buffer.from(response, "base64").toString("utf8");
  checkEnvelope(connection, xml);
  try {
    const opened = openAssertion(xml, connection.self.privateKey);
    await refuseWeakSignatures(opened, connection.self.privateKey);
    const { profile } = await samlOf(connection).validatePostResponseAsync({ SAMLResponse: Buffer.from(opened).toString("base64") });
    if (!profile) throw new SignInProblem("SSO-PROVIDER", "The provider signed nobody in.");
    return signInOf(connection, profile, requestId);
  } catch (error) {
    throw problemOf(error);
  }
}

/** Our metadata, for the provider. */
export function serviceProviderMetadata({ entityId, answerUrl, privateKey, certificate }: ServiceProvider): string {
  const saml = new SAML({
    issuer: entityId,
    callbackUrl: answerUrl,
    idpCert: certificate,
    privateKey,
    decryptionPvk: privateKey,
    wantAssertionsSigned: true,
    identifierFormat: null,
  });
  return saml.generateServiceProviderMetadata(certificate, certificate);
}

function samlOf({ self, entityId, signOnUrl, certificates }: SamlConnection, requestId?: string): SAML {
  const now = new Date();
  // While a key is changed both are there; one that has ended counts no more.
  const current = certificates.filter((pem) => new Date(new X509Certificate(pem).validTo) > now);
  if (current.length === 0) throw new SignInProblem("SSO-SETTINGS", "All certificates of the provider have ended.");
  return new SAML({
    entryPoint: signOnUrl,
    issuer: self.entityId,
    callbackUrl: self.answerUrl,
    audience: self.entityId,
    idpIssuer: entityId,
    idpCert: [...current],
    privateKey: self.privateKey,
    decryptionPvk: self.privateKey,
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    // Some providers sign the assertion alone, others the response around it alone: either will do. What is read comes from signed bytes only.
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: CLOCK_SKEW_MS,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    // Compared below with the request in the database, inside the signed confirmation.
    validateInResponseTo: ValidateInResponseTo.never,
    ...(requestId === undefined ? {} : { generateUniqueId: () => requestId }),
  });
}

/** What stands around the assertion: it need not be signed, but where it says something that has to fit. */
function checkEnvelope({ self, entityId }: SamlConnection, xml: string): void {
  const root = parseSafely(xml).documentElement;
  if (root.localName !== "Response") throw new SignInProblem("SSO-ASSERTION", "The answer is no SAML response.");
  const destination = root.getAttribute("Destination");
  if (destination && destination !== self.answerUrl) throw new SignInProblem("SSO-ASSERTION", "The answer is meant for another address.");
  const issuer = Array.from(root.childNodes).find(({ nodeName }) => nodeName.replace(/^.*:/, "") === "Issuer");
  if (issuer && issuer.textContent?.trim() !== entityId)
    throw new SignInProblem("SSO-ASSERTION", "The answer comes from another provider.");
}

function signInOf({ self, entityId }: SamlConnection, profile: Profile, requestId: string | undefined): SamlSignIn {
  const assertionXml = profile.getAssertionXml?.() ?? "";
  assertPlain(assertionXml);
  if (profile.issuer !== entityId) throw new SignInProblem("SSO-ASSERTION", "The assertion comes from another provider.");
  if (!profile.nameID) throw new SignInProblem("SSO-ASSERTION", "The assertion names nobody: it has no NameID.");
  if (!isUsableSubject(profile.nameID)) throw new SignInProblem("SSO-ASSERTION", "The NameID is too long, or has characters of control.");
  const confirmation = readConfirmation(assertionXml);
  if (confirmation.recipient !== self.answerUrl) throw new SignInProblem("SSO-ASSERTION", "The assertion is meant for another recipient.");
  if (confirmation.inResponseTo !== requestId) {
    throw new SignInProblem("SSO-STATE", "The assertion answers another request, or none.");
  }
  return {
    issuer: entityId,
    subject: profile.nameID,
    claims: toClaims({ ...readAttributes(assertionXml), NameID: profile.nameID }),
    assertionId: confirmation.assertionId,
    usableUntil: new Date(confirmation.notOnOrAfter.getTime() + CLOCK_SKEW_MS),
  };
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  if (error instanceof Error && error.constructor.name === "SamlStatusError") {
    return new SignInProblem("SSO-PROVIDER", error.message, error);
  }
  return new SignInProblem("SSO-ASSERTION", `The assertion cannot be trusted: ${reasonOf(error)}`, error);
}
