import { parseSafely } from "./safe-xml.ts";
import { SignInProblem } from "./sign-in-problem.ts";

/** What a bearer assertion says about its use. */
export interface Confirmation {
  readonly assertionId: string;
  readonly recipient: string | undefined;
  /** The request that it answers; absent where the provider began. */
  readonly inResponseTo: string | undefined;
  readonly notOnOrAfter: Date;
}

const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/**
 * Reads the one bearer confirmation of an assertion whose signature was checked (SAML 2.0 profiles, 4.1.4.2). Throws `SignInProblem`
 * where there is none, or several that could contradict each other.
 */
export function readConfirmation(assertionXml: string): Confirmation {
  const assertion = parseSafely(assertionXml).documentElement;
  const confirmations = Array.from(assertion.getElementsByTagNameNS(ASSERTION, "SubjectConfirmation")).filter(
    (element) => element.getAttribute("Method") === BEARER,
  );
  const [confirmation] = confirmations;
  if (!confirmation || confirmations.length > 1) throw refused("it has no bearer confirmation, or several");
  const [data] = Array.from(confirmation.getElementsByTagNameNS(ASSERTION, "SubjectConfirmationData"));
  const notOnOrAfter = new Date(data?.getAttribute("NotOnOrAfter") ?? "");
  if (!data || Number.isNaN(notOnOrAfter.getTime())) throw refused("it does not say until when it counts");
  const assertionId = assertion.getAttribute("ID");
  if (!assertionId) throw refused("it has no id");
  return {
    assertionId,
    recipient: data.getAttribute("Recipient") || undefined,
    inResponseTo: data.getAttribute("InResponseTo") || undefined,
    notOnOrAfter,
  };
}

function refused(why: string): SignInProblem {
  return new SignInProblem("SSO-ASSERTION", `The assertion cannot be used: ${why}.`);
}
