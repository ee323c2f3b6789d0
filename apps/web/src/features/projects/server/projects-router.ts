import { type Actor, archiveProject, deleteProject, listMembers, renameProject, restoreProject, updateReadme } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { createProjectFrom, newProjectSchema } from "./create-project.ts";
import { listProjectPage, projectListInput } from "./list-projects.ts";
import { loadProjectOverview } from "./project-overview.ts";

/** About forty pages. */
const README_LENGTH_MAX = 100_000;

export const projectsRouter = router({
  list: organizationProcedure("project:read")
    .input(projectListInput)
    .query(({ ctx, input }) => listProjectPage(ctx.services.database, ctx.organization.id, input)),

  create: organizationProcedure("project:create")
    .input(newProjectSchema)
    .mutation(({ ctx, input }) => createProjectFrom(ctx.services.database, ctx.organization.id, { input, actor: ctx.actor })),

  overview: projectProcedure("project:read").query(({ ctx }) =>
    loadProjectOverview(ctx.services.database, ctx.organization.id, ctx.project),
  ),

  rename: projectProcedure("project:edit")
    .input(z.object({ name: z.string().trim().min(1).max(80), description: z.string().max(2_000).optional() }))
    .mutation(async ({ ctx, input }) => {
      const change = { name: input.name, ...(input.description === undefined ? {} : { description: input.description }) };
      const at = { projectId: ctx.project.id, actor: ctx.actor };
      const { slug, name } = await renameProject(ctx.services.database, ctx.organization.id, { ...at, ...change });
      return { slug, name };
    }),

  /** Who works here and as what: roles hold for all projects of the organisation. */
  people: organizationProcedure("member:read").query(async ({ ctx }) =>
    (await listMembers(ctx.services.database, ctx.organization.id)).map(({ userId: id, name, role }) => ({ id, name, role })),
  ),

  updateReadme: projectProcedure("project:edit")
    .input(z.object({ readme: z.string().max(README_LENGTH_MAX, "The README is too long."), revision: z.int().min(0) }))
    .mutation(({ ctx, input: { readme, revision } }) =>
      updateReadme(ctx.services.database, ctx.organization.id, { projectId: ctx.project.id, readme, revision, actor: ctx.actor }),
    ),

  archive: projectProcedure("project:archive").mutation(({ ctx }) =>
    archiveProject(ctx.services.database, ctx.organization.id, ofProject(ctx)),
  ),
  restore: projectProcedure("project:archive").mutation(({ ctx }) =>
    restoreProject(ctx.services.database, ctx.organization.id, ofProject(ctx)),
  ),
  remove: projectProcedure("project:archive").mutation(({ ctx }) =>
    deleteProject(ctx.services.database, ctx.organization.id, ofProject(ctx)),
  ),
});

function ofProject({ project, actor }: { readonly project: { readonly id: string }; readonly actor: Actor }) {
  return { projectId: project.id, actor };
}
