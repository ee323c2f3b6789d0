import { addDomain, type SsoMapping, type SsoSettings, saveSsoConnection, setSsoState, verifyDomain } from "@zerolake/db";
import { createWorld, type World } from "@zerolake/db/testing";
import { createServiceProviderKey } from "@zerolake/sso";
import { POST as begin } from "@/app/api/sso/begin/route.ts";
import type { Services } from "../../services.ts";

export const MAPPING: SsoMapping = {
  email: "email",
  name: "name",
  groups: "groups",
  roles: [{ group: "lake-admins", role: "admin" }],
  defaultRole: "viewer",
  isProvisioningOn: true,
};

/** The routes work with the process's services: those of the test take their place. */
export function useServices(services: Services): void {
  (globalThis as typeof globalThis & { zerolakeServices?: Services }).zerolakeServices = services;
}

export type SsoWorld = World & { readonly domain: string };

let serviceProviderKey: ReturnType<typeof createServiceProviderKey> | undefined;

/** An organisation with a verified domain of its own and single sign-on that is optional. */
export async function createSsoWorld(services: Services, settings: SsoSettings, mapping: Partial<SsoMapping> = {}): Promise<SsoWorld> {
  const { database, secretBox: secrets } = services;
  const world = await createWorld(database);
  const { organizationId, actor } = world;
  const domain = `${world.slug}.example`;
  const { id: domainId } = await addDomain(database, organizationId, { domain, actor });
  await verifyDomain(database, organizationId, { domainId, by: "operator", actor });
  serviceProviderKey ??= createServiceProviderKey("Zerolake", new Date());
  await saveSsoConnection(database, organizationId, {
    settings,
    mapping: { ...MAPPING, ...mapping },
    ...(settings.protocol === "oidc" ? { clientSecret: "a secret of the client" } : { key: await serviceProviderKey }),
    revision: 0,
    secrets,
    actor,
  });
  await setSsoState(database, organizationId, { state: "optional", breakGlassUserId: null, revision: 1, actor });
  return { ...world, domain };
}

export interface Way {
  readonly url: URL;
  readonly cookie: string;
}

/** As the sign-in page does it: asks how somebody of the domain signs in, and chooses single sign-on. */
export async function beginAs(email: string, to = "/"): Promise<Way> {
  const body = JSON.stringify({ email, to, isChosen: true });
  const response = await begin(new Request("http://127.0.0.1/api/sso/begin", { method: "POST", body }));
  const answer: { readonly url?: string } = await response.json();
  if (!answer.url) throw new Error(`Single sign-on did not begin: ${JSON.stringify(answer)}`);
  return { url: new URL(answer.url), cookie: (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
}

/** Where the browser is led, and the ticket where there is one. */
export function outcomeOf(response: Response) {
  const location = new URL(response.headers.get("location") ?? "", "http://127.0.0.1");
  const ticket = /zerolake\.sso-ticket=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1];
  return { path: location.pathname + location.search, code: location.searchParams.get("error") ?? undefined, ticket };
}

/** Codes and reasons of the sign-ins that were refused in an organisation. */
export async function refusalsIn({ database }: Services, organizationId: string) {
  const rows = await database.prisma.auditEntry.findMany({ where: { organizationId, action: "session.open", result: "refused" } });
  return rows.map(({ after }) => after as { readonly code: string; readonly reason: string; readonly method: string });
}

/** What was made by sign-ins: nothing after a refusal. */
export async function tracesIn({ database }: Services, organizationId: string) {
  const [identities, joined, tickets] = await Promise.all([
    database.prisma.externalIdentity.count({ where: { organizationId } }),
    database.prisma.membership.count({ where: { organizationId, source: "sso" } }),
    database.prisma.signInTransaction.count({ where: { organizationId, ticketHash: { not: null } } }),
  ]);
  return { identities, joined, tickets };
}
