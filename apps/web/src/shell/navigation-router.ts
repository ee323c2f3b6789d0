import type { Grant } from "@zerolake/access";
import {
  type GrantView,
  getBlueprintPlace,
  listEnvironmentSummaries,
  listGrants,
  listMembershipsOfUser,
  listProjectNames,
} from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, projectProcedure, userProcedure } from "@/server/trpc/procedures.ts";
import type { OrganizationNavigation } from "./navigation.ts";

/** What frames every page: where we are, what else there is. */
export const navigationRouter = router({
  /** The organisations of the person, for `/` to choose from. */
  organizations: userProcedure.query(({ ctx }) => listMembershipsOfUser(ctx.services.database, ctx.session)),

  organization: organizationProcedure("organization:read").query(async ({ ctx }): Promise<OrganizationNavigation> => {
    const { database } = ctx.services;
    const [organizations, projects, grants] = await Promise.all([
      listMembershipsOfUser(database, ctx.session),
      listProjectNames(database, ctx.organization.id),
      ctx.rights.grants.length === 0 ? [] : listGrants(database, ctx.organization.id, { userId: ctx.user.id }),
    ]);
    return {
      organization: { slug: ctx.organization.slug, name: ctx.organization.name },
      organizations: organizations.map(({ slug, name }) => ({ slug, name })),
      projects,
      user: ctx.user,
      rights: { role: ctx.role, grants: grants.map(grantBySlugs) },
    };
  }),

  project: projectProcedure("project:read").query(async ({ ctx }) => {
    const { database } = ctx.services;
    const [draft, environments] = await Promise.all([
      getBlueprintPlace(database, ctx.organization.id, ctx.project.id),
      listEnvironmentSummaries(database, ctx.organization.id, { projectId: ctx.project.id }),
    ]);
    return {
      project: { slug: ctx.project.slug, name: ctx.project.name },
      blueprintSlug: draft.slug,
      environments: environments.map(({ slug, name }) => ({ slug, name })),
    };
  }),
});

function grantBySlugs({ role, project, environment }: GrantView): Grant {
  return { role, project: project.slug, ...(environment ? { environment: environment.slug } : {}) };
}
