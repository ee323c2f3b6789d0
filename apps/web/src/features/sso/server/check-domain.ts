import { Resolver } from "node:dns/promises";
import { AppError, getDomain, verifyDomain } from "@zerolake/db";
import type { SsoContext } from "./sso-context.ts";

const ANSWER_LIMIT_MS = 5_000;

/** Name of the TXT record that shows who owns the domain. */
export function domainRecord(domain: string): string {
  return `_zerolake.${domain}`;
}

export type ReadTexts = (name: string) => Promise<readonly string[]>;

/** Verifies a domain that its DNS or the operator of the installation vouches for; says what is missing otherwise. */
export async function checkDomain(
  { services: { database, environment }, organization, actor }: SsoContext,
  domainId: string,
  readTexts: ReadTexts = readTextsOfDns,
): Promise<void> {
  const { domain, token } = await getDomain(database, organization.id, domainId);
  if (isVouchedFor(environment.ZEROLAKE_DOMAINS, { domain, slug: organization.slug })) {
    return verifyDomain(database, organization.id, { domainId, by: "operator", actor });
  }
  const texts = await readTexts(domainRecord(domain));
  if (texts.includes(token)) return verifyDomain(database, organization.id, { domainId, by: "dns", actor });
  throw new AppError("blocked", {
    message:
      texts.length === 0
        ? `There is no TXT record at ${domainRecord(domain)} yet.`
        : `The TXT records at ${domainRecord(domain)} say something else.`,
    hint: "Add the record that is shown. DNS may take up to an hour to tell everybody; then check again.",
  });
}

function isVouchedFor(list: string | undefined, { domain, slug }: { readonly domain: string; readonly slug: string }): boolean {
  return (list ?? "").split(/[\s,]+/).includes(`${domain}=${slug}`);
}

async function readTextsOfDns(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: ANSWER_LIMIT_MS, tries: 2 });
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(""));
  } catch {
    // No such name, no such record, no answer: for the person it is the same, the record is not there to be seen.
    return [];
  }
}
