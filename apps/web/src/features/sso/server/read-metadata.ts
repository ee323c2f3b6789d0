import { AppError } from "@zerolake/db";
import { OutboundError } from "@zerolake/outbound";
import { certificateFacts, readProviderMetadata, SignInProblem } from "@zerolake/sso";
import type { SsoContext } from "./sso-context.ts";

/** What the metadata of a SAML provider says, from its text or from its address. */
export async function readMetadata({ services }: Pick<SsoContext, "services">, from: { readonly xml: string } | { readonly url: string }) {
  const xml = "xml" in from ? from.xml : await fetchMetadata(services, from.url);
  try {
    const { entityId, signOnUrl, certificates } = readProviderMetadata(xml);
    return { entityId, signOnUrl, certificates, facts: certificates.map(certificateFacts) };
  } catch (error) {
    if (!(error instanceof SignInProblem)) throw error;
    throw new AppError("invalid", {
      message: error.message,
      hint: "Take the metadata of the identity provider as it is, for SAML 2.0.",
      cause: error,
    });
  }
}

async function fetchMetadata({ outbound }: SsoContext["services"], url: string): Promise<string> {
  try {
    const answer = await outbound.guardedFetch(url, { headers: { accept: "application/samlmetadata+xml, application/xml, text/xml" } });
    if (answer.ok) return await answer.text();
    throw new AppError("invalid", {
      message: `The address answered ${answer.status}.`,
      hint: "Open it in a browser, or paste the metadata.",
    });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new AppError("invalid", { message: error.message, hint: error.hint, cause: error });
  }
}
