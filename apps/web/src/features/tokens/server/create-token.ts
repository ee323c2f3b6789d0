import type { Bounds } from "@zerolake/access";
import { getProjectBySlug, requireServiceAccount, createToken as storeToken } from "@zerolake/db";
import type { Services } from "@/server/services.ts";
import type { NewTokenInput } from "./inputs.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
export interface TokenContext {
  readonly services: Pick<Services, "database" | "signals">;
  readonly organization: { readonly id: string };
  readonly user: { readonly id: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

/** One's own. */
export function createOwnToken(context: TokenContext, input: NewTokenInput) {
  return create(context, context.user.id, input);
}

export async function createAccountToken(context: TokenContext, { account, ...input }: NewTokenInput & { readonly account: string }) {
  await requireServiceAccount(context.services.database, context.organization.id, account);
  return create(context, account, input);
}

async function create({ services, organization, actor }: TokenContext, userId: string, { name, days, permits, inProject }: NewTokenInput) {
  const project = inProject ? (await getProjectBySlug(services.database, organization.id, inProject)).id : undefined;
  const bounds: Bounds = { permits, ...(project === undefined ? {} : { project }) };
  return storeToken(services.database, organization.id, { userId, name, bounds, days, actor });
}
