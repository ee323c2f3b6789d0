import { archiveProject, renameProject } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { createProjectFrom, newProjectSchema } from "./create-project.ts";
import { listProjectPage, projectListInput } from "./list-projects.ts";
import { loadProjectOverview } from "./project-overview.ts";

export const projectsRouter = router({
  list: organizationProcedure("project:read")
    .input(projectListInput)
    .query(({ ctx, input }) => listProjectPage(ctx.services.database, ctx.organization.id, input)),

  create: organizationProcedure("project:create")
    .input(newProjectSchema)
    .mutation(({ ctx, input }) => createProjectFrom(ctx.services.database, ctx.organization.id, { input, actor: ctx.actor })),

  overview: projectProcedure("project:read").query(({ ctx }) =>
    loadProjectOverview(ctx.services.database, ctx.organization.id, ctx.project.id),
  ),

  rename: projectProcedure("project:edit")
    .input(z.object({ name: z.string().trim().min(1).max(80), description: z.string().max(2_000).optional() }))
    .mutation(async ({ ctx, input }) => {
      const change = { name: input.name, ...(input.description === undefined ? {} : { description: input.description }) };
      const at = { projectId: ctx.project.id, actor: ctx.actor };
      const { slug, name } = await renameProject(ctx.services.database, ctx.organization.id, { ...at, ...change });
      return { slug, name };
    }),

  archive: projectProcedure("project:archive").mutation(({ ctx }) =>
    archiveProject(ctx.services.database, ctx.organization.id, { projectId: ctx.project.id, actor: ctx.actor }),
  ),
});
