import { createServiceAccount, extendToken } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { createAccountToken, createOwnToken } from "./create-token.ts";
import { endAccount, revoke } from "./end-token.ts";
import { accountInput, createForAccountInput, createInput, extendInput, newAccountInput, revokeInput } from "./inputs.ts";
import { loadAllTokens, loadOwnTokens } from "./load-tokens.ts";

/** What programs show instead of a session. No token ever reaches anything in here: `token:…` is for people only. */
export const tokensRouter = router({
  own: organizationProcedure("token:own").query(({ ctx }) => loadOwnTokens(ctx)),
  create: organizationProcedure("token:own")
    .input(createInput)
    .mutation(({ ctx, input }) => createOwnToken(ctx, input)),
  extend: organizationProcedure("token:own")
    .input(extendInput)
    .mutation(({ ctx, input: { token: tokenId, days } }) =>
      extendToken(ctx.services.database, ctx.organization.id, { tokenId, days, userId: ctx.user.id, actor: ctx.actor }),
    ),
  revoke: organizationProcedure("token:own")
    .input(revokeInput)
    .mutation(({ ctx, input }) => revoke(ctx, { tokenId: input.token, userId: ctx.user.id })),

  all: organizationProcedure("token:manage").query(({ ctx }) => loadAllTokens(ctx)),
  createAccount: organizationProcedure("token:manage")
    .input(newAccountInput)
    .mutation(({ ctx, input }) => createServiceAccount(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  endAccount: organizationProcedure("token:manage")
    .input(accountInput)
    .mutation(({ ctx, input }) => endAccount(ctx, input.account)),
  createForAccount: organizationProcedure("token:manage")
    .input(createForAccountInput)
    .mutation(({ ctx, input }) => createAccountToken(ctx, input)),
  extendAny: organizationProcedure("token:manage")
    .input(extendInput)
    .mutation(({ ctx, input: { token: tokenId, days } }) =>
      extendToken(ctx.services.database, ctx.organization.id, { tokenId, days, actor: ctx.actor }),
    ),
  revokeAny: organizationProcedure("token:manage")
    .input(revokeInput)
    .mutation(({ ctx, input }) => revoke(ctx, { tokenId: input.token })),
});
