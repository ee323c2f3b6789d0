import { endServiceAccount, revokeToken } from "@zerolake/db";
import type { TokenContext } from "./create-token.ts";

/** Ends a token, and whatever stream it holds open. `userId`: only if it is of this account. */
export async function revoke(
  { services, organization, actor }: TokenContext,
  { tokenId, userId }: { readonly tokenId: string; readonly userId?: string },
): Promise<void> {
  await revokeToken(services.database, organization.id, { tokenId, actor, ...(userId === undefined ? {} : { userId }) });
  services.signals.publish(`session:${tokenId}`);
}

export async function endAccount({ services, organization, actor }: TokenContext, accountId: string): Promise<void> {
  const { tokenIds } = await endServiceAccount(services.database, organization.id, { accountId, actor });
  for (const id of tokenIds) services.signals.publish(`session:${id}`);
}
