import { createGuardrail, deleteGuardrail, setGuardrailEnabled, updateGuardrail } from "@zerolake/db";
import { policyTermsSchema } from "@zerolake/policies";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { listDescribed } from "./list-guardrails.ts";
import { offeredRules } from "./offered-rules.ts";
import { testGuardrail } from "./test-guardrail.ts";

const terms = z.object({ terms: policyTermsSchema });
const one = z.object({ guardrailId: z.uuid() });
/** The revision that the person saw. */
const seen = one.extend({ revision: z.int().min(1) });

/** Rules of an organisation about its plans. */
export const guardrailsRouter = router({
  list: organizationProcedure("policy:read").query(({ ctx }) => listDescribed(ctx)),
  rules: organizationProcedure("policy:read").query(() => offeredRules()),
  /** What it would have said about the last plans; changes nothing. */
  test: organizationProcedure("policy:read")
    .input(terms)
    .query(({ ctx, input }) => testGuardrail(ctx, input.terms)),
  create: organizationProcedure("policy:manage")
    .input(terms)
    .mutation(({ ctx, input }) => createGuardrail(ctx.services.database, ctx.organization.id, { actor: ctx.actor, terms: input.terms })),
  update: organizationProcedure("policy:manage")
    .input(seen.extend(terms.shape))
    .mutation(({ ctx, input: { guardrailId, revision, terms: changed } }) =>
      updateGuardrail(ctx.services.database, ctx.organization.id, { actor: ctx.actor, guardrailId, revision, terms: changed }),
    ),
  setEnabled: organizationProcedure("policy:manage")
    .input(seen.extend({ isEnabled: z.boolean() }))
    .mutation(({ ctx, input: { guardrailId, revision, isEnabled } }) =>
      setGuardrailEnabled(ctx.services.database, ctx.organization.id, { actor: ctx.actor, guardrailId, revision, isEnabled }),
    ),
  remove: organizationProcedure("policy:manage")
    .input(one)
    .mutation(({ ctx, input }) => deleteGuardrail(ctx.services.database, ctx.organization.id, { actor: ctx.actor, ...input })),
});
