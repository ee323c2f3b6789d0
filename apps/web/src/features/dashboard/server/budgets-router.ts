import { getProjectBySlug, listBudgets, setBudget } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { budgetInput } from "./inputs.ts";

/** What a month may cost: of the organisation and of its projects. */
export const budgetsRouter = router({
  list: organizationProcedure("deployment:read").query(({ ctx }) => listBudgets(ctx.services.database, ctx.organization.id)),
  set: organizationProcedure("budget:manage")
    .input(budgetInput)
    .mutation(async ({ ctx, input: { project: slug, monthlyUsd } }) => {
      const { services, organization, actor } = ctx;
      const project = slug === undefined ? undefined : await getProjectBySlug(services.database, organization.id, slug);
      await setBudget(services.database, organization.id, { monthlyUsd, actor, ...(project ? { projectId: project.id } : {}) });
      services.signals.publish(`organization:${organization.id}`);
    }),
});
