import { acceptInvitation, findInvitation, notFound } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { ownAccountProcedure } from "@/server/trpc/own-account-procedure.ts";
import { publicProcedure } from "@/server/trpc/procedures.ts";
import { joinAnew } from "./join-anew.ts";

const tokenSchema = z.object({ token: z.string().min(20).max(100) });
const newcomerSchema = tokenSchema.extend({
  name: z.string().trim().min(1, "Your name is missing.").max(100),
  email: z.email("This is not an e-mail address.").max(320),
  passphrase: z.string().max(1_000),
});

/** What somebody with the link of an invitation may do; the link is what lets them. */
export const invitationRouter = router({
  find: publicProcedure.input(tokenSchema).query(async ({ ctx, input }) => {
    const found = await findInvitation(ctx.services.database, input.token);
    if (!found) throw notFound("invitation");
    const { organizationName, email, role, expiresAt, invitedBy, state } = found;
    return { organizationName, email, role, expiresAt, invitedBy, state };
  }),

  /** Joins as whoever is signed in. */
  accept: ownAccountProcedure.input(tokenSchema).mutation(async ({ ctx, input }) => {
    const { database, signals } = ctx.services;
    const { organizationSlug, organizationId } = await acceptInvitation(database, { ...input, userId: ctx.user.id, actor: ctx.actor });
    signals.publish(`organization:${organizationId}`);
    return { organizationSlug };
  }),

  /** Makes an account and joins with it. */
  join: publicProcedure.input(newcomerSchema).mutation(({ ctx, input }) => joinAnew(ctx.services, { ...input, from: ctx.from })),
});
