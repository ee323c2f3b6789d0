import { can, ROLES, type Role } from "@zerolake/access";
import { listInvitations, listMemberRows, revokeInvitation } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { inviteAgain, inviteMembers, onlyOwnersInvite } from "./invite-members.ts";
import { makeResetLink } from "./make-reset-link.ts";
import { actOnMember, giveRole } from "./member-acts.ts";

/** More at once are invited by SCIM or single sign-on. */
const INVITED_AT_ONCE_MAX = 100;

const member = z.object({ userId: z.uuid() });
const invitation = z.object({ invitationId: z.uuid() });
const role = z.enum(ROLES);
const invited = z.object({
  emails: z.array(z.email("One of the lines is not an e-mail address.").max(320).toLowerCase()).max(INVITED_AT_ONCE_MAX),
  role,
});

/** Who is in an organisation, and who may join. */
export const membersRouter = router({
  list: organizationProcedure("member:read").query(({ ctx }) => listMemberRows(ctx.services.database, ctx.organization.id)),

  invitations: organizationProcedure("member:read").query(({ ctx }) => listInvitations(ctx.services.database, ctx.organization.id)),

  changeRole: organizationProcedure("member:manage")
    .input(member.extend({ role }))
    .mutation(({ ctx, input }) => giveRole(ctx.services, ctx.organization.id, { ...changeOf(ctx, input), role: input.role })),

  deactivate: organizationProcedure("member:manage")
    .input(member)
    .mutation(({ ctx, input }) => actOnMember(ctx.services, ctx.organization.id, { ...changeOf(ctx, input), act: "deactivate" })),

  reactivate: organizationProcedure("member:manage")
    .input(member)
    .mutation(({ ctx, input }) => actOnMember(ctx.services, ctx.organization.id, { ...changeOf(ctx, input), act: "reactivate" })),

  remove: organizationProcedure("member:manage")
    .input(member)
    .mutation(({ ctx, input }) => actOnMember(ctx.services, ctx.organization.id, { ...changeOf(ctx, input), act: "remove" })),

  invite: organizationProcedure("member:manage")
    .input(invited)
    .mutation(({ ctx, input }) => {
      if (input.role === "owner" && !mayDecideAboutOwners(ctx.role)) throw onlyOwnersInvite();
      const { services, organization, actor, user } = ctx;
      const { emails, role: given } = input;
      return inviteMembers(services, { organization, actor, emails, role: given, userId: user.id });
    }),

  inviteAgain: organizationProcedure("member:manage")
    .input(invitation)
    .mutation(({ ctx: { services, organization, actor, role: own }, input }) =>
      inviteAgain(services, { organization, actor, invitationId: input.invitationId, mayDecideAboutOwners: mayDecideAboutOwners(own) }),
    ),

  /** For owners only: whoever has the link gets into the account. */
  makeResetLink: organizationProcedure("organization:manage")
    .input(member)
    .mutation(({ ctx, input }) => makeResetLink(ctx.services, ctx.organization.id, { userId: input.userId, actor: ctx.actor })),

  revokeInvitation: organizationProcedure("member:manage")
    .input(invitation)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.services.database, ctx.organization.id, { ...input, actor: ctx.actor })),
});

function changeOf<A>({ actor, role: own }: { actor: A; role: Role }, { userId }: { userId: string }) {
  return { userId, actor, mayDecideAboutOwners: mayDecideAboutOwners(own) };
}

function mayDecideAboutOwners(own: Role): boolean {
  return can(own, "organization:manage");
}
