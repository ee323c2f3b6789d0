import { listGroupRoles, listScimTokens, summarizeProvisioning } from "@zerolake/db";
import type { Services } from "@/server/services.ts";
import { serviceAddress } from "./protocol/scim-request.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface ProvisioningContext {
  readonly services: Pick<Services, "database" | "environment">;
  readonly organization: { readonly id: string };
}

/** Everything that the page shows. */
export async function loadProvisioning({ services: { database, environment }, organization }: ProvisioningContext) {
  const [tokens, summary, groups] = await Promise.all([
    listScimTokens(database, organization.id),
    summarizeProvisioning(database, organization.id),
    listGroupRoles(database, organization.id),
  ]);
  const usedAt = tokens.flatMap(({ lastUsedAt }) => lastUsedAt?.getTime() ?? []);
  return {
    address: serviceAddress(environment),
    tokens,
    summary,
    groups,
    lastRequestAt: usedAt.length === 0 ? null : new Date(Math.max(...usedAt)),
    /** What the ends of tokens are counted from. */
    now: new Date(),
  };
}

export type Provisioning = Awaited<ReturnType<typeof loadProvisioning>>;
