import {
  findSsoConnection,
  getSessionPolicy,
  listBreakGlassCandidates,
  listVerifiedDomains,
  listWithoutIdentity,
  type SsoSettings,
} from "@zerolake/db";
import { certificateFacts } from "@zerolake/sso";
import { ssoAddresses } from "@/server/auth/sso/sso-addresses.ts";
import { domainRecord } from "./check-domain.ts";
import type { SsoContext } from "./sso-context.ts";

/** Everything that the page of single sign-on shows; no secret leaves. */
export async function describeSso({ services: { database, environment }, organization: { id } }: Omit<SsoContext, "actor">) {
  const [connection, withoutIdentity, emergencyOwners, domains, sessions] = await Promise.all([
    findSsoConnection(database, id),
    listWithoutIdentity(database, id),
    listBreakGlassCandidates(database, id),
    listVerifiedDomains(database, id),
    getSessionPolicy(database, id),
  ]);
  return {
    connection: connection && { ...connection, providerCertificates: certificatesOf(connection.settings) },
    addresses: ssoAddresses(environment.NEXTAUTH_URL, id),
    withoutIdentity,
    emergencyOwners,
    domains: domains.map(({ id: domainId, domain, token, verifiedAt, verifiedBy }) => ({
      id: domainId,
      domain,
      record: domainRecord(domain),
      token,
      verifiedAt,
      verifiedBy,
    })),
    sessions,
  };
}

function certificatesOf(settings: SsoSettings) {
  return settings.protocol === "saml" ? settings.certificates.map(certificateFacts) : [];
}

export type SsoDescription = Awaited<ReturnType<typeof describeSso>>;
