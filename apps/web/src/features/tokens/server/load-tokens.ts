import { findMemberNames, listServiceAccounts, listTokens, type TokenView } from "@zerolake/db";
import type { TokenContext } from "./create-token.ts";

type Asking = Pick<TokenContext, "organization" | "user"> & { readonly services: Pick<TokenContext["services"], "database"> };

/** One's own, for the page of tokens. */
export async function loadOwnTokens({ services, organization, user }: Asking) {
  const tokens = await listTokens(services.database, organization.id, { userId: user.id });
  return { readAt: new Date(), tokens };
}

/** Service accounts with their tokens, and the tokens of other members. */
export async function loadAllTokens({ services, organization, user }: Asking) {
  const { database } = services;
  const [accounts, tokens] = await Promise.all([listServiceAccounts(database, organization.id), listTokens(database, organization.id)]);
  const isOfAccount = new Set(accounts.map(({ id }) => id));
  const others = tokens.filter(({ userId }) => userId !== user.id && !isOfAccount.has(userId));
  const names = await findMemberNames(
    database,
    organization.id,
    others.map(({ userId }) => userId),
  );
  return {
    readAt: new Date(),
    accounts: accounts.map((account) => ({ ...account, tokens: tokens.filter(({ userId }) => userId === account.id) })),
    others: others.flatMap((token) => {
      const owner = names.get(token.userId);
      return owner === undefined ? [] : [{ ...token, owner }];
    }),
  };
}

type AllTokens = Awaited<ReturnType<typeof loadAllTokens>>;
export type ServiceAccountRow = AllTokens["accounts"][number];
export type { TokenView };
