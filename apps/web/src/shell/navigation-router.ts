import { getDraft, listMembershipsOfUser, listProjects } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, projectProcedure, userProcedure } from "@/server/trpc/procedures.ts";

/** What frames every page: where we are, what else there is. */
export const navigationRouter = router({
  /** The organisations of the person, for `/` to choose from. */
  organizations: userProcedure.query(({ ctx }) => listMembershipsOfUser(ctx.services.database, ctx.user.id)),

  organization: organizationProcedure("organization:read").query(async ({ ctx }) => {
    const { database } = ctx.services;
    const [organizations, projects] = await Promise.all([
      listMembershipsOfUser(database, ctx.user.id),
      listProjects(database, ctx.organization.id),
    ]);
    return {
      organization: { slug: ctx.organization.slug, name: ctx.organization.name },
      organizations: organizations.map(({ slug, name }) => ({ slug, name })),
      projects: projects.map(({ slug, name }) => ({ slug, name })),
      user: ctx.user,
      role: ctx.role,
    };
  }),

  project: projectProcedure("project:read").query(async ({ ctx }) => {
    const { database } = ctx.services;
    const [draft, projects] = await Promise.all([
      getDraft(database, ctx.organization.id, ctx.project.id),
      listProjects(database, ctx.organization.id),
    ]);
    const environments = projects.find((project) => project.id === ctx.project.id)?.environments ?? [];
    return {
      project: { slug: ctx.project.slug, name: ctx.project.name },
      blueprintSlug: draft.slug,
      environments: environments.map(({ slug, name }) => ({ slug, name })),
    };
  }),
});
