import { createWallboardLink, findWallboard, listWallboardLinks, notFound, revokeWallboardLink } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, publicProcedure } from "@/server/trpc/procedures.ts";
import { linkInput, newLinkInput, tokenInput } from "./inputs.ts";
import { loadWallboard } from "./load-wallboard.ts";

/** Links that show the dashboard on a wall without anybody being signed in. */
export const wallboardsRouter = router({
  /** The token says which organisation; one that was revoked is as one that never was. */
  show: publicProcedure.input(tokenInput).query(async ({ ctx: { services }, input }) => {
    const wallboard = await findWallboard(services.database, input.token);
    if (!wallboard) throw notFound("wallboard");
    return { name: wallboard.name, ...(await loadWallboard({ services, organization: { id: wallboard.organizationId } }, input)) };
  }),
  list: organizationProcedure("wallboard:manage").query(({ ctx }) => listWallboardLinks(ctx.services.database, ctx.organization.id)),
  create: organizationProcedure("wallboard:manage")
    .input(newLinkInput)
    .mutation(({ ctx, input }) => createWallboardLink(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
  revoke: organizationProcedure("wallboard:manage")
    .input(linkInput)
    .mutation(({ ctx, input }) =>
      revokeWallboardLink(ctx.services.database, ctx.organization.id, { linkId: input.link, actor: ctx.actor }),
    ),
});
