import { decryptXml } from "@node-saml/node-saml/lib/xml.js";
import { parseSafely } from "./safe-xml.ts";
import { SignInProblem } from "./sign-in-problem.ts";

const SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
const ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
/** Hashes with which two texts of one signature can be made. */
const WEAK = /(sha1|md5)$/i;

/**
 * Throws when any signature of the response, or of what is encrypted in it, rests on SHA-1 or MD5. Looked at before the signatures are
 * checked, since what has been checked comes without them.
 */
export async function refuseWeakSignatures(xml: string, privateKey: string): Promise<void> {
  const document = parseSafely(xml);
  const encrypted = Array.from(document.getElementsByTagNameNS(ASSERTION, "EncryptedAssertion"));
  const decrypted = await Promise.all(encrypted.map(async (element) => parseSafely(await decryptXml(element.toString(), privateKey))));
  if (![document, ...decrypted].flatMap(algorithmsOf).some((algorithm) => WEAK.test(algorithm))) return;
  throw new SignInProblem("SSO-ASSERTION", "The answer is signed with SHA-1 or MD5, which can be forged.");
}

/** Of signatures and of the digests in them; how a key was encrypted is another matter. */
function algorithmsOf(document: Document): readonly string[] {
  return Array.from(document.getElementsByTagNameNS(SIGNATURE, "SignedInfo")).flatMap((info) =>
    ["SignatureMethod", "DigestMethod"].flatMap((name) =>
      Array.from(info.getElementsByTagNameNS(SIGNATURE, name)).map((element) => element.getAttribute("Algorithm") ?? ""),
    ),
  );
}
