import { countUnread, findMembership, listNotificationChoices, markRead, notFound, setNotificationChoices } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { userProcedure } from "@/server/trpc/procedures.ts";
import { choicesInput, lineInput, pageInput, untilInput } from "./inputs.ts";
import { loadInbox } from "./load-inbox.ts";

/** What a person is told in an organisation that they are a member of, and how; nobody else's business, and no token's. */
const own = userProcedure.input(z.object({ organization: z.string().max(100) })).use(async ({ ctx, input, next }) => {
  const membership = await findMembership(ctx.services.database, ctx.session, input.organization);
  if (!membership) throw notFound("organisation");
  const { organizationId, slug, rights } = membership;
  return next({ ctx: { organizationId, slug, reader: { userId: ctx.user.id, rights } } });
});

export const inboxRouter = router({
  unread: own.query(({ ctx }) => countUnread(ctx.services.database, ctx.organizationId, ctx.reader)),
  lines: own.input(pageInput).query(({ ctx, input }) => loadInbox(ctx, input.cursor ?? undefined)),
  markRead: own
    .input(lineInput)
    .mutation(({ ctx, input }) => markRead(ctx.services.database, ctx.organizationId, { userId: ctx.user.id, ...input })),
  markAllRead: own
    .input(untilInput)
    .mutation(({ ctx, input }) => markRead(ctx.services.database, ctx.organizationId, { userId: ctx.user.id, ...input })),
  choices: own.query(({ ctx }) => listNotificationChoices(ctx.services.database, ctx.organizationId, ctx.user.id)),
  setChoices: own
    .input(choicesInput)
    .mutation(({ ctx, input }) => setNotificationChoices(ctx.services.database, ctx.organizationId, { userId: ctx.user.id, ...input })),
});
