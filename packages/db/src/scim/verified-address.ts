import type { Transaction } from "../database.ts";
import { domainOfEmail } from "../sso/verified-domains.ts";

/** Whether the address belongs to a domain that the organisation has verified: only there may it say whose account is whose. */
export async function isAddressVerified(tx: Pick<Transaction, "verifiedDomain">, organizationId: string, email: string): Promise<boolean> {
  const domain = domainOfEmail(email);
  if (domain === undefined) return false;
  return (await tx.verifiedDomain.findFirst({ where: { organizationId, domain, verifiedAt: { not: null } } })) !== null;
}
